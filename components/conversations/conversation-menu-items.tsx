"use client";
import { useQueryClient } from "@tanstack/react-query";
import {
  Archive,
  ArchiveRestore,
  Bell,
  BellOff,
  CheckCheck,
  EyeOff,
  LogOut,
  Paperclip,
  Phone,
  Pin,
} from "lucide-react";
import { useMe } from "@/components/app/workspace-context";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { ExportSubMenu } from "@/components/channels/export-sub-menu";
import { markStreamRead } from "@/components/channels/mark-read";
import { PanelItem } from "@/components/channels/panel-item";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import type { Conversation } from "@/lib/conversations/schema";
import { conversationPath } from "@/lib/workspaces/paths";
import { conversationTitle } from "./conversation-title";
import { usePreference } from "./use-preference";

/** A conversation's menu. All actions except leaving affect only the person who takes them. */
export default function ConversationMenuItems({ conversation }: { conversation: Conversation }) {
  const { id, type, lastSeq, readSeq, isMuted, place } = conversation;
  const open = useOpenChannelDialog();
  const client = useQueryClient();
  const me = useMe();
  const set = usePreference(id);
  return (
    <>
      {lastSeq > readSeq && (
        <MenuItem icon={<CheckCheck />} onSelect={() => markStreamRead(client, { channelId: id }, lastSeq)}>
          Mark as read
        </MenuItem>
      )}
      <MenuItem icon={isMuted ? <Bell /> : <BellOff />} onSelect={() => void set({ isMuted: !isMuted })}>
        {isMuted ? "Unmute" : "Mute"}
      </MenuItem>
      {place === "LISTED" && (
        <MenuItem icon={<EyeOff />} onSelect={() => void set({ place: "HIDDEN" })}>
          Hide until the next message
        </MenuItem>
      )}
      {place !== "LISTED" && (
        <MenuItem icon={<ArchiveRestore />} onSelect={() => void set({ place: "LISTED" })}>
          Back to the list
        </MenuItem>
      )}
      {place !== "ARCHIVED" && (
        <MenuItem icon={<Archive />} onSelect={() => void set({ place: "ARCHIVED" })}>
          Archive
        </MenuItem>
      )}
      <MenuSeparator />
      <PanelItem channelId={id} path={conversationPath} panel="files" icon={<Paperclip />}>
        Files
      </PanelItem>
      <PanelItem channelId={id} path={conversationPath} panel="pins" icon={<Pin />}>
        Pinned messages
      </PanelItem>
      <PanelItem channelId={id} path={conversationPath} panel="calls" icon={<Phone />}>
        Calls
      </PanelItem>
      <ExportSubMenu channel={{ id, type, name: conversationTitle(conversation, me.id) }} />
      {!CHANNEL_TYPES[type].isPersonal && (
        <>
          <MenuSeparator />
          <MenuItem icon={<LogOut />} tone="danger" onSelect={() => open({ kind: "leave", conversation })}>
            Leave group…
          </MenuItem>
        </>
      )}
    </>
  );
}
