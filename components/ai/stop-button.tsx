"use client";
import { Square } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useStop } from "./use-stop";

/** Stops the answer that a run writes. */
export function StopButton({ runId, size = "md" }: { runId: string; size?: "sm" | "md" }) {
  const { isStopping, stop } = useStop(runId);
  return (
    <Button size={size} disabled={isStopping} onClick={stop}>
      <Square /> Stop
    </Button>
  );
}
