"use client";
import { useMemo } from "react";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Message } from "@/lib/messages/schema";

/** What a message, and the place to write one, need to know of their channel. */
export type MessageChannel = Pick<
  TreeChannel,
  "id" | "workspaceId" | "type" | "name" | "defaultRole" | "isArchived" | "can"
>;

/** What every part of a message gets. */
export type MessagePartProps = { message: Message; channel: MessageChannel };

/** The same object until one of its fields changes: a channel's counts change with every message, its rows mustn't. */
export function useMessageChannel(channel: TreeChannel): MessageChannel {
  const { id, workspaceId, type, name, defaultRole, isArchived, can } = channel;
  return useMemo(
    () => ({ id, workspaceId, type, name, defaultRole, isArchived, can }),
    [id, workspaceId, type, name, defaultRole, isArchived, can],
  );
}
