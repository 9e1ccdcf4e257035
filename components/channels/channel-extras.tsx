"use client";
import { useQuery } from "@tanstack/react-query";
import { Paperclip, Pin } from "lucide-react";
import { NotificationBell } from "@/components/inbox/notification-bell";
import { PeopleButton } from "@/components/people/people-button";
import { readersQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { channelTypeOf } from "@/lib/channels/types";
import { useOpenChannelDialog } from "./channel-dialogs";
import { PanelButton } from "./panel-button";

/** What of a channel's menu also stands in its header: who can read it, its notifications, its files and pins. */
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
      {!channel.isArchived && <NotificationBell channel={channel} />}
      {isMain && <ListButtons />}
    </>
  );
}

/** Of everything in which people talk. */
export function ListButtons() {
  return (
    <>
      <PanelButton panel="files" label="Files">
        <Paperclip />
      </PanelButton>
      <PanelButton panel="pins" label="Pinned messages">
        <Pin />
      </PanelButton>
    </>
  );
}
