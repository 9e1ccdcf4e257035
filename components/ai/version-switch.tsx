"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { Version } from "./chat-rows";

/** Leads through the versions of a question or an answer; nothing where there is one. */
export function VersionSwitch({
  version: { at, ids },
  onShow,
}: {
  version: Version;
  onShow: (id: string) => void;
}) {
  if (ids.length < 2) return null;
  const go = (to: number) => {
    const id = ids[to - 1];
    if (id) onShow(id);
  };
  return (
    <span className="flex items-center text-muted text-xs tabular-nums">
      <IconButton size="sm" label="Previous version" disabled={at <= 1} onClick={() => go(at - 1)}>
        <ChevronLeft />
      </IconButton>
      <span>
        <span className="sr-only">Version </span>
        {at}/{ids.length}
      </span>
      <IconButton size="sm" label="Next version" disabled={at >= ids.length} onClick={() => go(at + 1)}>
        <ChevronRight />
      </IconButton>
    </span>
  );
}
