"use client";
import { useEffect, useRef } from "react";
import type { Task } from "@/lib/tasks/schema";
import { pendingOf } from "./pending-tasks";

/** Has what others change of a channel's tasks fade in where it is drawn. */
export function useOthersChanges(channelId: string, tasks: readonly Task[] | undefined): void {
  const shown = useRef({ channelId, tasks });
  useEffect(() => {
    const before = shown.current;
    shown.current = { channelId, tasks };
    if (before.channelId !== channelId || !before.tasks || !tasks || before.tasks === tasks) return;
    const change = { before: before.tasks, tasks, pending: pendingOf(channelId) };
    // Without its code the change stands there at once.
    import("./fade-in-others").then(({ fadeInOthers }) => fadeInOthers(change)).catch(() => {});
  }, [channelId, tasks]);
}
