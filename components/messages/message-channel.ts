"use client";
import { useMemo } from "react";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Message } from "@/lib/messages/schema";

/** The channel data that messages and the composer need. */
export type MessageChannel = Pick<
  TreeChannel,
  "id" | "workspaceId" | "type" | "name" | "defaultRole" | "isArchived" | "actions"
>;

/** The props of every part of a message. */
export type MessagePartProps = { message: Message; channel: MessageChannel };

/** The same object until one of its fields changes: a channel's counts change with every message, its rows mustn't. */
export function useMessageChannel(channel: TreeChannel): MessageChannel {
  const { id, workspaceId, type, name, defaultRole, isArchived, actions } = channel;
  return useMemo(
    () => ({ id, workspaceId, type, name, defaultRole, isArchived, actions }),
    [id, workspaceId, type, name, defaultRole, isArchived, actions],
  );
}
