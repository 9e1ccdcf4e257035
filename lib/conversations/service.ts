import "@/lib/channels/events";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { toChannel } from "@/lib/channels/presenter";
import { pool, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { toPage } from "@/lib/http/pagination";
import { accessColleagues } from "@/lib/people/access";
import { isAnyApart } from "@/lib/people/blocks/access";
import { publish, publishControl } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { cursorOf, parseCursor } from "./cursor";
import { ACTIVE_AT, CONVERSATIONS, type ConversationRow, IS_IN_PLACE, toConversation } from "./presenter";
import type { Conversation, ConversationPlace, NewConversation } from "./schema";

/** The actor's conversations in one place of their list, the latest first. */
export async function listConversations(
  actor: Pick<Actor, "userId">,
  query: { cursor?: string; limit: number; place: ConversationPlace },
) {
  const after = parseCursor(query.cursor);
  const { rows } = await pool().query<ConversationRow>({
    name: "conversations",
    text: `${CONVERSATIONS} AND ${IS_IN_PLACE("$2")}
           AND ($3::timestamptz IS NULL OR (${ACTIVE_AT}, c.id) < ($3, $4::uuid))
           ORDER BY "activeAt" DESC, c.id DESC LIMIT $5`,
    values: [actor.userId, query.place, after?.activeAt, after?.id, query.limit + 1],
  });
  return toPage(rows.map(toConversation), query.limit, cursorOf);
}

/** @throws AppError not_found for people who aren't in the conversation */
export async function getConversation(
  actor: Pick<Actor, "userId">,
  channelId: string,
): Promise<Conversation> {
  const { rows } = await pool().query<ConversationRow>({
    name: "conversation",
    text: `${CONVERSATIONS} AND c.id = $2`,
    values: [actor.userId, channelId],
  });
  if (!rows[0]) throw notFound("conversation");
  return toConversation(rows[0]);
}

/**
 * Opens the conversation with one other person, which is made the first time, or makes a group.
 * @throws AppError not_found where someone shares no workspace with the actor, forbidden where a block stands between
 */
export async function openConversation(
  actor: Actor,
  input: z.output<typeof NewConversation>,
): Promise<Conversation> {
  const userIds = [...new Set(input.userIds)].filter((id) => id !== actor.userId);
  const [other] = userIds;
  if (!other) throw new AppError("invalid_input", "userIds: Choose somebody other than yourself.");
  if (userIds.length > 1) return getConversation(actor, await makeGroup(actor, userIds, input.name));
  return getConversation(actor, (await findDirect(actor, other)) ?? (await makeDirect(actor, other)));
}

const directKeyOf = (...ids: [string, string]) => ids.toSorted().join(":");

/** A member of a conversation may go on reading it, whatever became of the workspace they shared. */
async function findDirect(actor: Actor, userId: string): Promise<string | null> {
  return transaction(async (tx) => {
    const directKey = directKeyOf(actor.userId, userId);
    const direct = await tx.channel.findUnique({ where: { directKey }, select: { id: true } });
    if (direct) {
      await tx.channelPreference.updateMany({
        where: { channelId: direct.id, userId: actor.userId },
        data: { hiddenAt: null },
      });
    }
    return direct?.id ?? null;
  });
}

async function makeDirect(actor: Actor, userId: string): Promise<string> {
  await accessColleagues(actor, [userId]);
  return transaction(async (tx) => {
    await assertTogether(tx, actor.userId, [userId]);
    const directKey = directKeyOf(actor.userId, userId);
    const id = uuidv7();
    // Both people may open it concurrently: the second transaction waits here, then finds the first one's row.
    const made = await tx.$executeRaw`
      INSERT INTO channels (id, type, visibility, name, position, direct_key, updated_at)
      VALUES (${id}::uuid, 'DIRECT', 'PRIVATE', '', '', ${directKey}, now()) ON CONFLICT (direct_key) DO NOTHING`;
    if (made === 0) return (await tx.channel.findUniqueOrThrow({ where: { directKey } })).id;
    await tx.channelMember.createMany({
      data: [actor.userId, userId].map((memberId) => ({ channelId: id, userId: memberId, role: "EDITOR" })),
    });
    // The conversation appears in the other person's list with its first message only.
    await tx.channelPreference.create({ data: { channelId: id, userId, hiddenAt: new Date() } });
    await announceNew(tx, id, [actor.userId, userId]);
    return id;
  });
}

async function makeGroup(actor: Actor, userIds: string[], name: string): Promise<string> {
  await accessColleagues(actor, userIds);
  return transaction(async (tx) => {
    await assertTogether(tx, actor.userId, userIds);
    const others = userIds.map((userId) => ({ userId, role: "EDITOR" as const }));
    const { id } = await tx.channel.create({
      data: {
        type: "GROUP",
        visibility: "PRIVATE",
        name,
        position: "",
        members: { create: [{ userId: actor.userId, role: "MANAGER" }, ...others] },
      },
    });
    await announceNew(tx, id, [actor.userId, ...userIds]);
    return id;
  });
}

async function announceNew(tx: Transaction, channelId: string, userIds: string[]) {
  const channel = await tx.channel.findUniqueOrThrow({ where: { id: channelId } });
  await publishControl(tx, { kind: "access", workspaceId: null, channelId, userIds });
  await publish(tx, channelRoom(channelId), "channel.created", toChannel(channel));
}

/** @throws AppError forbidden, in the same words whichever of them has blocked the other */
export async function assertTogether(tx: Transaction, userId: string, userIds: readonly string[]) {
  if (await isAnyApart(tx, userId, userIds)) {
    throw new AppError("forbidden", "You can’t start a conversation with this person.");
  }
}

/** The way to a conversation for what only conversations have. */
export async function accessConversation(
  actor: Actor,
  channelId: string,
  action: Parameters<typeof accessChannel>[2],
) {
  const channel = await accessChannel(actor, channelId, action, "conversation");
  if (channel.workspaceId !== null) throw notFound("conversation");
  return channel;
}
