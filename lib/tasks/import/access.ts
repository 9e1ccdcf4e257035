import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { hasColumns } from "@/lib/channels/types";
import { notFound } from "@/lib/http/errors";
import { isTaskFileType } from "./format";

/** A board or list that a file is added to, by who may make all that it can hold. */
export async function accessImported(actor: Actor, channelId: string) {
  const channel = await accessChannel(actor, channelId, "task.create");
  const { type, workspaceId } = channel;
  if (!isTaskFileType(type) || workspaceId === null) throw notFound("channel");
  await accessChannel(actor, channelId, "label.manage");
  if (hasColumns(type)) await accessChannel(actor, channelId, "column.manage");
  return { ...channel, type, workspaceId };
}
