"use client";
import { useQuery } from "@tanstack/react-query";
import { Paperclip, Pin, Sparkle } from "lucide-react";
import type { ReactNode } from "react";
import { type PanelName, showBeside, usePanel } from "@/components/app/beside";
import { PeopleButton } from "@/components/people/people-button";
import { useRunAction } from "@/components/shell/actions";
import { IconButton } from "@/components/ui/icon-button";
import { readersQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { channelTypeOf } from "@/lib/channels/types";
import { useOpenChannelDialog } from "./channel-dialogs";

/**
 * What of a channel's menu also stands in its header: who can read it, and where people talk its files and questions about
 * it. With the call and the menu they are five controls, or with the panels of what isn't a conversation.
 */
export function ChannelExtras({ channel }: { channel: TreeChannel }) {
  const open = useOpenChannelDialog();
  const { data } = useQuery(readersQuery(channel.id));
  const isMain = channelTypeOf(channel.type).messages === "main";
  return (
    <>
      <PeopleButton
        // Beside a document stand the faces of those who have it open.
        people={isMain ? data?.items : undefined}
        count={data?.count}
        onClick={() => open({ kind: "members", channel })}
      />
      {isMain && <FilesButton />}
      {isMain && <AskButton />}
    </>
  );
}

/** A question about what was written in the channel. */
function AskButton() {
  const run = useRunAction();
  return (
    <IconButton label="Ask this channel" onClick={() => run("ask.channel")}>
      <Sparkle />
    </IconButton>
  );
}

type PanelButtonProps = { panel: PanelName; label: string; children: ReactNode };

/** Shows a panel beside the page, and closes it again. */
function PanelButton({ panel, label, children }: PanelButtonProps) {
  const isOpen = usePanel() === panel;
  return (
    <IconButton
      label={label}
      aria-pressed={isOpen}
      data-panel={panel}
      onClick={() => showBeside(isOpen ? null : { panel })}
    >
      {children}
    </IconButton>
  );
}

const FilesButton = () => (
  <PanelButton panel="files" label="Files">
    <Paperclip />
  </PanelButton>
);

/** Of everything in which people talk. */
export function ListButtons() {
  return (
    <>
      <FilesButton />
      <PanelButton panel="pins" label="Pinned messages">
        <Pin />
      </PanelButton>
    </>
  );
}
