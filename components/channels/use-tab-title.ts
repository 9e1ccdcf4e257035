"use client";
import { useEffect } from "react";
import { useChannels, useWorkspace } from "@/components/app/workspace-context";
import { callsForMe } from "./build-tree";

/** The tab says what is open, and in how many channels something is unread. */
export function useTabTitle(name: string | undefined) {
  const workspace = useWorkspace()?.name;
  const unread = useChannels().filter(callsForMe).length;
  useEffect(() => {
    const parts = [name, workspace, "Guildhall"].filter(Boolean).join(" · ");
    document.title = unread ? `(${unread}) ${parts}` : parts;
  }, [name, workspace, unread]);
}
