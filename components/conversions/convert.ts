import { toast } from "@/components/ui/toast";
import { deleteChannelContract } from "@/lib/channels/contract";
import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import { convertMessageContract, removeOutcomeContract } from "@/lib/conversions/contract";
import type { Conversion, Outcome } from "@/lib/conversions/schema";
import { editBlocksContract } from "@/lib/documents/content/contract";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { deleteTaskContract } from "@/lib/tasks/contract";

/** What is made in a channel of this type. */
export const wordOf = (type: ChannelType) => channelTypeOf(type).thing;

/** Makes something of a message, and says so with the way back. @throws AppError as the server refuses it */
export async function convert(messageId: string, conversion: Partial<Conversion>): Promise<void> {
  const outcome = await call(convertMessageContract, { params: { messageId }, body: conversion });
  const { channel, taskIds, blockIds } = outcome;
  const made =
    taskIds.length > 1 ? `${taskIds.length} ${wordOf(channel.type)}s` : `A ${wordOf(channel.type)}`;
  const verb = taskIds.length > 1 ? "were" : "was";
  const title =
    blockIds.length > 0
      ? `Added to ${channel.name}`
      : `${made} ${verb} made${taskIds.length > 0 ? ` in ${channel.name}` : ""}`;
  toast.success(title, { action: { label: "Undo", onClick: () => void undo(messageId, outcome) } });
}

async function undo(messageId: string, outcome: Outcome): Promise<void> {
  const { type, id, channel, taskIds, blockIds } = outcome;
  try {
    if (blockIds.length > 0) {
      const edits = blockIds.map((block) => ({ block, action: "delete" as const }));
      await call(editBlocksContract, { params: { documentId: id }, body: { edits } });
    } else if (type === "document") {
      await call(deleteChannelContract, { params: { channelId: channel.id } });
    }
    for (const taskId of taskIds) await call(deleteTaskContract, { params: { taskId } });
    for (const targetId of taskIds.length > 0 ? taskIds : [id])
      await call(removeOutcomeContract, { params: { messageId, type, targetId } });
  } catch (error) {
    toast.error("That wasn’t undone", { description: problemOf(error) });
  }
}
