"use client";
import type { ComponentType } from "react";
import { showBeside } from "@/components/app/beside";
import { ChannelCalls } from "@/components/calls/log/channel-calls";
import { CommentList } from "@/components/documents/comments/comment-list";
import { FileList } from "@/components/files/file-list";
import { PinList } from "@/components/messages/pin-list";
import { useActions } from "@/components/shell/actions";
import { PaneHeader } from "@/components/shell/pane-header";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { TreeChannel } from "@/lib/channels/schema";

const PANELS = {
  files: { title: "Files", List: FileList },
  comments: { title: "Comments", List: CommentList },
  calls: { title: "Calls", List: ChannelCalls },
  pins: { title: "Pinned messages", List: PinList },
} as const satisfies Record<string, { title: string; List: ComponentType<{ channel: TreeChannel }> }>;

type ChannelPanelProps = { channel: TreeChannel; panel: keyof typeof PANELS };

/** A list of what a channel holds, beside it. */
export default function ChannelPanel({ channel, panel }: ChannelPanelProps) {
  const { title, List } = PANELS[panel];
  function close() {
    showBeside(null);
    const opener = document.querySelector<HTMLElement>(`main [data-panel=${panel}]`);
    const target = opener?.checkVisibility() ? opener : document.querySelector("main [data-composer]");
    if (target instanceof HTMLElement) target.focus();
  }
  // Before that of the channel: Escape closes what was opened last.
  useActions([
    {
      id: "panel.close",
      label: `Close ${title.toLowerCase()}`,
      group: "Channels",
      shortcut: "escape",
      run: close,
    },
  ]);
  return (
    <SidePanel label={title}>
      <PaneHeader level={2} title={title} subtitle={channel.name} onClose={close} />
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
        <List channel={channel} />
      </div>
    </SidePanel>
  );
}
