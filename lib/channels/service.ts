import "./events";
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { recordForWebhooks } from "@/lib/events/record";
import { AppError, notFound } from "@/lib/http/errors";
import { isPublic } from "@/lib/permissions";
import { publish, publishControl } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "@/lib/workspaces/access";
import { type AccessedChannel, accessChannel, assertAllowed, defaultChannel } from "./access";
import { insertOwnContent } from "./own-content";
import { toChannel } from "./presenter";
import type { ChannelChange, NewChannel } from "./schema";
import { accessPlace, findPosition, getChannel, listSiblings, lockTree } from "./tree/service";

/** Creates a channel at the end of its siblings. Its creator manages it. */
export async function createChannel(actor: Actor, workspaceId: string, input: z.output<typeof NewChannel>) {
  await accessWorkspace(actor, workspaceId, "channel.create");
  await accessPlace(actor, workspaceId, input);
  const { id } = await transaction((tx) => insertChannel(tx, actor, workspaceId, input));
  return getChannel(actor, id);
}

/** For writes that make channels along with something else; asks for no permission. */
export async function insertChannel(
  tx: Transaction,
  actor: Pick<Actor, "userId">,
  workspaceId: string,
  input: z.output<typeof NewChannel> & { id?: string; isDefault?: boolean },
) {
  const position = await findPosition(tx, workspaceId, { parentId: input.parentId, beforeId: null });
  return insertAt(tx, actor, workspaceId, { ...input, position });
}

/** It stands at the top, in no order, until `placeChannel`: the tree isn't locked while much is written into it. */
export const insertUnplaced = (
  tx: Transaction,
  actor: Pick<Actor, "userId">,
  workspaceId: string,
  input: Omit<z.output<typeof NewChannel>, "parentId">,
) => insertAt(tx, actor, workspaceId, { ...input, parentId: null, position: generateKeyBetween(null, null) });

/** Puts a channel of `insertUnplaced` at the end of its siblings: the last statement of its transaction. */
export async function placeChannel(
  tx: Transaction,
  workspaceId: string,
  { channelId, parentId }: { channelId: string; parentId: string | null },
): Promise<void> {
  const position = await findPosition(tx, workspaceId, { parentId, beforeId: null, channelId });
  await tx.channel.update({ where: { id: channelId }, data: { parentId, position } });
}

async function insertAt(
  tx: Transaction,
  actor: Pick<Actor, "userId">,
  workspaceId: string,
  input: z.output<typeof NewChannel> & { id?: string; isDefault?: boolean; position: string },
) {
  const channel = await tx.channel.create({
    data: {
      ...input,
      workspaceId,
      members: { create: { userId: actor.userId, role: "MANAGER" } },
    },
  });
  await insertOwnContent(tx, channel);
  // Nodes handle notifications in order: people join the room before the event is sent to it.
  await publishControl(tx, { kind: "access", workspaceId, channelId: channel.id });
  await publish(tx, channelRoom(channel.id), "channel.created", toChannel(channel));
  await recordChannel(tx, "channel.created", channel, actor.userId);
  return channel;
}

export async function updateChannel(actor: Actor, channelId: string, change: z.output<typeof ChannelChange>) {
  const { isArchived, visibility, defaultRole, isIndexed, topicBasedOn, ...text } = change;
  const channel = await accessChannel(actor, channelId, "channel.read");
  if (!channel.workspaceId && (visibility ?? defaultRole) !== undefined) {
    throw new AppError("conflict", "A conversation is always private to the people in it.");
  }
  if (isArchived !== undefined) assertAllowed(channel, "channel.archive");
  if (visibility !== undefined || defaultRole !== undefined) assertAllowed(channel, "channel.manageMembers");
  if ((visibility === "PUBLIC" && channel.visibility !== "PUBLIC") || isIndexed) {
    assertAllowed(channel, "channel.publish");
  }
  if (visibility === "PRIVATE" && channel.isDefault) throw defaultChannel();
  if (isIndexed !== undefined) assertAllowed(channel, "channel.manageMembers");
  if (Object.keys(text).length > 0) assertAllowed(channel, "channel.update");

  await transaction(async (tx) => {
    if (visibility === "PRIVATE" && channel.visibility !== "PRIVATE")
      await keepIn(tx, channelId, actor.userId);
    if (topicBasedOn !== undefined) await assertTopic(tx, channelId, [topicBasedOn, text.topic]);
    const archivedAt = isArchived === undefined ? undefined : isArchived ? new Date() : null;
    const updated = await tx.channel
      .update({
        where: { id: channelId },
        data: { ...text, visibility, defaultRole, archivedAt, isIndexed: isIndexedAfter(change) },
      })
      .catch(channelGone);
    if (isArchived !== undefined || visibility !== undefined || defaultRole !== undefined) {
      await publishControl(tx, { kind: "access", workspaceId: channel.workspaceId, channelId });
    }
    if (channel.workspaceId && isPublic(channel) !== isPublic(updated)) {
      const action = isPublic(updated) ? "channel.publish" : "channel.unpublish";
      const details = { channelId, channelName: updated.visibility === "PRIVATE" ? undefined : updated.name };
      await recordAudit(tx, { workspaceId: channel.workspaceId, actorId: actor.userId, action, details });
    }
    await publish(tx, channelRoom(channelId), "channel.updated", toChannel(updated));
    await recordChannel(tx, "channel.updated", updated, actor.userId);
  });
  return getChannel(actor, channelId);
}

type Placed = { id: string; workspaceId: string | null };

const recordChannel = (
  tx: Transaction,
  event: "channel.created" | "channel.updated",
  { id, workspaceId }: Placed,
  actorId: string,
) =>
  recordForWebhooks(tx, [
    { event, object: { type: "channel", id }, workspaceId, channelId: id, actorId, payload: {} },
  ]);

/** @throws AppError conflict where the topic is none of these, with the one that it is */
async function assertTopic(tx: Transaction, channelId: string, topics: readonly (string | undefined)[]) {
  const [now] = await tx.$queryRaw<{ topic: string }[]>`
    SELECT topic FROM channels WHERE id = ${channelId}::uuid FOR NO KEY UPDATE`;
  if (!now || topics.includes(now.topic)) return;
  throw new AppError("conflict", "The topic was changed meanwhile. Choose which one to keep.", now);
}

/** A channel that is unpublished and published again isn't listed until that is allowed again. */
const isIndexedAfter = ({ visibility, isIndexed }: z.output<typeof ChannelChange>) =>
  visibility && visibility !== "PUBLIC" ? false : isIndexed;

/** A person who makes a channel private stays in it as a manager. */
async function keepIn(tx: Transaction, channelId: string, userId: string): Promise<void> {
  await tx.channelMember.upsert({
    where: { channelId_userId: { channelId, userId } },
    create: { channelId, userId, role: "MANAGER" },
    update: { role: "MANAGER" },
  });
}

/** Deletes a channel with its messages and content. Channels under it move up to where it stood. */
export async function deleteChannel(actor: Actor, channelId: string): Promise<void> {
  const channel = await accessChannel(actor, channelId, "channel.delete");
  const { workspaceId } = channel;
  await transaction(async (tx) => {
    await eraseChannel(tx, channel);
    if (workspaceId) {
      // Who isn't in a private channel doesn't learn its name from the log either.
      const channelName = channel.visibility !== "PRIVATE" ? channel.name : undefined;
      const entry = { workspaceId, actorId: actor.userId, details: { channelId, channelName } };
      await recordAudit(tx, { ...entry, action: "channel.delete" });
    }
  });
}

type Erased = Pick<AccessedChannel, "id" | "workspaceId">;

/** The caller has checked that it may go. @throws AppError not_found where it is gone already */
export async function eraseChannel(tx: Transaction, { id, workspaceId }: Erased): Promise<void> {
  if (workspaceId) await liftChildren(tx, workspaceId, id);
  await recordDeletion(tx, { id, workspaceId });
  await tx.channel.delete({ where: { id } }).catch(channelGone);
  // The room hears of it before the nodes empty it.
  await publish(tx, channelRoom(id), "channel.deleted", { id, workspaceId });
  await publishControl(tx, { kind: "access", workspaceId, channelId: id });
}

/** Who saw it can't be known any more once it is deleted. */
async function recordDeletion(tx: Transaction, { id, workspaceId }: Erased): Promise<void> {
  if (!workspaceId) return;
  const [row] = await tx.$queryRaw<{ readerIds: string[] | null }[]>`
    SELECT CASE WHEN c.visibility = 'PRIVATE' THEN ARRAY(SELECT m.user_id::text FROM channel_members m
      WHERE m.channel_id = c.id AND m.user_id IN (SELECT maker_id FROM webhooks WHERE workspace_id = c.workspace_id))
      END AS "readerIds"
    FROM channels c WHERE c.id = ${id}::uuid`;
  if (!row) return;
  const place = { workspaceId, channelId: id, actorId: null };
  await recordForWebhooks(tx, [
    { event: "channel.deleted", object: { type: "channel", id }, ...place, payload: row },
  ]);
}

async function liftChildren(tx: Transaction, workspaceId: string, channelId: string): Promise<void> {
  await lockTree(tx, workspaceId);
  const { parentId } = await tx.channel
    .findUniqueOrThrow({ where: { id: channelId }, select: { parentId: true } })
    .catch(channelGone);
  const children = await listSiblings(tx, workspaceId, channelId);
  if (children.length === 0) return;
  const siblings = await listSiblings(tx, workspaceId, parentId);
  const at = siblings.findIndex(({ id }) => id === channelId);
  const positions = generateNKeysBetween(siblings[at]?.position, siblings[at + 1]?.position, children.length);
  for (const [index, { id }] of children.entries()) {
    const position = positions[index];
    await tx.channel.update({ where: { id }, data: { parentId, position } });
    await publishControl(tx, { kind: "access", workspaceId, channelId: id });
  }
}

/** Somebody deleted it between the check and the write. */
function channelGone(error: { code?: string }): never {
  if (error.code === "P2025") throw notFound("channel");
  throw error;
}
