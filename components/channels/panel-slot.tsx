"use client";
import { usePanel } from "@/components/app/beside";
import { ThreadSlot } from "@/components/threads/thread-slot";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";

const ChannelPanel = onDemand(() => import("./channel-panel"), <span hidden />);

/** What the address names beside a channel: a thread, its files or its pinned messages. */
export function PanelSlot({ channel }: { channel: TreeChannel }) {
  const panel = usePanel();
  return (
    <>
      <ThreadSlot channel={channel} />
      {(panel === "files" || panel === "pins" || panel === "comments" || panel === "calls") && (
        <ChannelPanel key={panel} panel={panel} channel={channel} />
      )}
    </>
  );
}
