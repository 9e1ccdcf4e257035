import { CHANNEL_TYPES, type ChannelType } from "@/lib/channels/types";
import "@/lib/channels/events";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import { startAsRead } from "@/lib/channels/members/service";
import { toChannel } from "@/lib/channels/presenter";
import { MAX_PEOPLE } from "@/lib/conversations/limits";
import { db, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { insertRich } from "@/lib/messages/create/rich";
import type { Message } from "@/lib/messages/schema";
import { accessColleagues } from "@/lib/people/access";
import { publish, publishControl } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { accessConversation, assertTogether, getConversation } from "../service";

/** Lets colleagues of the actor into a group; they read what was said before. Those in it already stay as they are. */
export async function addPeople(actor: Actor, channelId: string, given: string[]) {
  const channel = await accessGroup(actor, channelId, "channel.update");
  const people = await accessColleagues(actor, given);
  const userIds = people.map(({ id }) => id);
  const added = await transaction(async (tx) => {
    await lock(tx, channelId);
    await assertTogether(tx, actor.userId, userIds);
    const members = await tx.channelMember.findMany({ where: { channelId }, select: { userId: true } });
    const known = new Set(members.map(({ userId }) => userId));
    const fresh = people.filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return [];
    if (known.size + fresh.length > MAX_PEOPLE) {
      throw new AppError("conflict", `A group holds ${MAX_PEOPLE} people: make a channel for more.`);
    }
    await tx.channelMember.createMany({
      data: fresh.map(({ id }) => ({ channelId, userId: id, role: "EDITOR" })),
    });
    for (const { id } of fresh) await startAsRead(tx, [channelId], id);
    await announce(
      tx,
      channelId,
      fresh.map(({ id }) => id),
    );
    return fresh;
  });
  if (added.length > 0) await note(actor, channel, { type: "members.added", people: added });
  return getConversation(actor, channelId);
}

/** Removes a person, or the actor, from a group. The group is deleted with its last member. */
export async function removePerson(actor: Actor, channelId: string, userId: string): Promise<void> {
  const isLeaving = userId === actor.userId;
  const channel = await accessGroup(actor, channelId, isLeaving ? "channel.read" : "channel.manageMembers");
  const member = await db().channelMember.findUnique({
    where: { channelId_userId: { channelId, userId } },
    select: { user: { select: { id: true, name: true, image: true } } },
  });
  if (!member) throw notFound("member");
  // Said while they are still there to say it.
  await note(actor, channel, { type: "member.left", person: member.user });
  await transaction((tx) => expel(tx, channelId, userId));
}

async function expel(tx: Transaction, channelId: string, userId: string): Promise<void> {
  await lock(tx, channelId);
  const { count } = await tx.channelMember.deleteMany({ where: { channelId, userId } });
  if (count === 0) throw notFound("member");
  await tx.channelPreference.deleteMany({ where: { channelId, userId } });
  await passOn(tx, [channelId], userId);
  await announce(tx, channelId, [userId]);
}

/**
 * Takes a person whose account is deleted out of their conversations, without a word there. Of two people the other one
 * keeps what was said, and writes nothing new; a conversation without anybody left is deleted. As many statements
 * however many conversations there are.
 */
export async function leaveConversations(tx: Transaction, userId: string): Promise<void> {
  const joined = await tx.$queryRaw<{ id: string; type: ChannelType }[]>`
    SELECT c.id, c.type FROM channels c JOIN channel_members m ON m.channel_id = c.id
    WHERE m.user_id = ${userId}::uuid AND c.workspace_id IS NULL ORDER BY c.id FOR NO KEY UPDATE OF c`;
  if (joined.length === 0) return;
  const ids = joined.map(({ id }) => id);
  const personal = joined.filter(({ type }) => CHANNEL_TYPES[type].isPersonal).map(({ id }) => id);
  const people = await tx.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT user_id AS "userId" FROM channel_members WHERE channel_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`
    UPDATE channel_members SET role = 'VIEWER' WHERE channel_id = ANY(${personal}::uuid[])`;
  await tx.$executeRaw`
    DELETE FROM channel_members WHERE user_id = ${userId}::uuid
      AND channel_id = ANY(${ids}::uuid[]) AND channel_id <> ALL(${personal}::uuid[])`;
  await passOn(tx, ids, userId);
  // Each of them is sent that their conversations have changed.
  const userIds = people.map((person) => person.userId);
  await publishControl(tx, { kind: "access", workspaceId: null, userIds });
}

/** An empty name lets the group go by the names of its people. */
export async function renameGroup(actor: Actor, channelId: string, name: string) {
  const channel = await accessGroup(actor, channelId, "channel.update");
  if (channel.name !== name) {
    await transaction(async (tx) => {
      const renamed = await tx.channel.update({ where: { id: channelId }, data: { name } });
      await publish(tx, channelRoom(channelId), "channel.updated", toChannel(renamed));
    });
    await note(actor, channel, { type: "channel.renamed", name });
  }
  return getConversation(actor, channelId);
}

async function accessGroup(
  actor: Actor,
  channelId: string,
  action: "channel.read" | "channel.update" | "channel.manageMembers",
) {
  const channel = await accessConversation(actor, channelId, "channel.read");
  if (CHANNEL_TYPES[channel.type].isPersonal) {
    throw new AppError("conflict", "This conversation is between two people. Start a group for more.");
  }
  return accessConversation(actor, channelId, action);
}

/** Says it in the conversation itself. */
async function note(actor: Actor, channel: AccessedChannel, system: NonNullable<Message["system"]>) {
  await insertRich(actor, channel, { nonce: uuidv7(), body: "", system });
}

/**
 * Makes the longest-standing member the manager of each group that has none, and deletes conversations with nobody left
 * but deleted accounts. Clean-up deletes their files.
 * @param leftBy who has just left, or whose account is being deleted
 */
async function passOn(tx: Transaction, channelIds: string[], leftBy: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE channel_members SET role = 'MANAGER' WHERE (channel_id, user_id) IN (
      SELECT DISTINCT ON (m.channel_id) m.channel_id, m.user_id
      FROM channel_members m JOIN channels c ON c.id = m.channel_id
      WHERE c.id = ANY(${channelIds}::uuid[]) AND c.type = 'GROUP'
        AND NOT EXISTS (SELECT FROM channel_members o WHERE o.channel_id = c.id AND o.role = 'MANAGER')
      ORDER BY m.channel_id, m.created_at, m.user_id)`;
  await tx.$executeRaw`
    DELETE FROM channels c WHERE c.id = ANY(${channelIds}::uuid[]) AND NOT EXISTS (
      SELECT FROM channel_members o JOIN users u ON u.id = o.user_id
      WHERE o.channel_id = c.id AND o.user_id <> ${leftBy}::uuid AND u.deleted_at IS NULL)`;
}

/** Changes to who is in one group wait for each other. */
async function lock(tx: Transaction, channelId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM channels WHERE id = ${channelId}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw notFound("conversation");
}

/** The nodes let people in or out, then those who are in look again at who is there. */
async function announce(tx: Transaction, channelId: string, userIds: string[]): Promise<void> {
  await publishControl(tx, { kind: "access", workspaceId: null, channelId, userIds });
  const channel = await tx.channel.findUnique({ where: { id: channelId } });
  if (channel) await publish(tx, channelRoom(channelId), "channel.updated", toChannel(channel));
}
