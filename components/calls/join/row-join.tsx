"use client";
import { LogIn } from "lucide-react";
import { useCallSession } from "../session";
import { joinNow } from "./join-now";

/** At the end of a room's line in the tree: joins it without opening its page. Its menu offers the same to the keyboard. */
export default function RowJoin({ channelId }: { channelId: string }) {
  if (useCallSession()?.channelId === channelId) return null;
  return (
    <span
      aria-hidden="true"
      title="Join"
      data-join={channelId}
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        joinNow(channelId);
      }}
      className="tap-target flex size-5 shrink-0 items-center justify-center rounded-sm text-muted opacity-0 hover:bg-press hover:text-ink group-hover:opacity-100 pointer-coarse:-mr-1.5 pointer-coarse:size-11 pointer-coarse:opacity-100 [&_svg]:size-3.5"
    >
      <LogIn />
    </span>
  );
}
