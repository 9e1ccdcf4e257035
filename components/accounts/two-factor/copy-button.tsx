"use client";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

export function CopyButton({ text, label }: { text: string; label: string }) {
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast.success("Copied."),
      () => toast.error("The browser doesn’t let us copy. Select the text and copy it."),
    );
  return (
    <Button size="sm" onClick={() => void copy()}>
      {label}
    </Button>
  );
}
