"use client";
import { SquareCheck } from "lucide-react";
import { PaneHeader } from "@/components/shell/pane-header";
import { onDemand } from "@/components/ui/on-demand";
import { TasksSkeleton } from "../tasks-skeleton";

const MyWork = onDemand(() => import("./my-work"), <TasksSkeleton />);

/** What is assigned to me, over all channels and workspaces. */
export function MyWorkPage() {
  return (
    <>
      <PaneHeader title="My work" icon={<SquareCheck className="size-4" aria-hidden="true" />} />
      <MyWork />
    </>
  );
}
