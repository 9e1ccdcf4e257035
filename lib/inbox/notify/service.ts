import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import { type Transaction, transaction } from "@/lib/db";
import type { JobData } from "@/lib/jobs/jobs";
import { enqueue } from "@/lib/jobs/queue";
import type { Message } from "@/lib/messages/schema";
import { requestPush } from "@/lib/notifications/push/service";
import { mentionsIn } from "@/lib/objects/mentions";
import { type ChannelRole, can } from "@/lib/permissions";
import { announceItems } from "../announce/service";
import { clearReadMeanwhile } from "../reading/service";
import { addInboxItem } from "../service";
import { IS_LARGE, NOTIFY } from "./recipients";

/** With more recipients than these, a job notifies them: it would take too long here. */
const MANY = 100;

type Notified = Pick<Message, "id" | "threadId" | "seq"> & { authorId: string; broadcastSeq: number | null };
type Place = Pick<AccessedChannel, "id" | "workspaceId">;
type Audience = Pick<JobData<"inbox.notify">, "people" | "isToAll" | "roles">;
type NotifiedMessage = Notified &
  Pick<Message, "channelId" | "body"> & {
    workspaceId: string | null;
    /** What its author is in the channel; null where they have lost it, and may mention people by name only. */
    role: ChannelRole | null;
    /** False for an incoming webhook that may mention nobody. */
    mayMention: boolean;
  };
type Call = Audience & { isEdit: boolean };

/**
 * Notifies everyone whom a new message concerns, or where these are many enqueues a job for it. The number of statements
 * is the same for one person as for a hundred. Call `clearReadMeanwhile` once `tx` has committed.
 */
export async function notifyOfMessage(
  tx: Transaction,
  { channelId: id, workspaceId, role, body, mayMention, ...message }: NotifiedMessage,
): Promise<void> {
  const audience = audienceOf(mayMention ? body : "", mayMentionAll(role));
  await notifyFewOrMany(tx, { id, workspaceId }, message, { ...audience, isEdit: false });
}

/**
 * Notifies people whom an edit newly mentions, once each, and withdraws the items of removed mentions, which would lead
 * to missing words. Mails and pushes already sent remain.
 */
export async function notifyOfEdit(
  tx: Transaction,
  { channelId: id, workspaceId, role, body, ...message }: NotifiedMessage,
  bodyBefore: string,
): Promise<void> {
  const channel = { id, workspaceId };
  const mayCallMany = mayMentionAll(role);
  const before = audienceOf(bodyBefore, mayCallMany);
  const now = audienceOf(body, mayCallMany);
  const added = {
    people: now.people.filter((id) => !before.people.includes(id)),
    isToAll: now.isToAll && !before.isToAll,
    roles: now.roles.filter((role) => !before.roles.includes(role)),
  };
  if (added.isToAll || added.people.length + added.roles.length > 0) {
    await notifyFewOrMany(tx, channel, message, { ...added, isEdit: true });
  }
  if (mentionsIn(bodyBefore).length > 0) await withdraw(tx, channel, { id: message.id, body });
}

const mayMentionAll = (role: ChannelRole | null) => role !== null && can(role, "message.mentionAll");

async function notifyFewOrMany(
  tx: Transaction,
  channel: Place,
  message: Notified,
  call: Call,
): Promise<void> {
  const [many] = await tx.$queryRawUnsafe<{ isLarge: boolean }[]>(
    IS_LARGE,
    channel.id,
    channel.workspaceId,
    message.threadId,
    call.isToAll,
    call.roles,
    MANY,
  );
  if (many?.isLarge) await enqueue(tx, "inbox.notify", { messageId: message.id, ...call });
  else await notify(tx, channel, message, call);
}

/** Resolves the mention items of people whom the message no longer mentions. */
async function withdraw(
  tx: Transaction,
  channel: Place,
  { id, body }: Pick<Message, "id" | "body">,
): Promise<void> {
  // Whether its author may call many, or only might when they wrote it, doesn't matter here.
  const { people, isToAll, roles } = audienceOf(body, true);
  if (isToAll) return;
  const items = await tx.$queryRawUnsafe<{ id: string }[]>(
    `UPDATE inbox_items i SET done_at = now(), read_at = coalesce(read_at, now())
     WHERE target_id = $1::uuid AND kind = 'MENTION' AND done_at IS NULL AND user_id <> ALL($2::uuid[])
       AND NOT EXISTS (SELECT FROM memberships w WHERE w.workspace_id = $3::uuid AND w.user_id = i.user_id
         AND w.role = ANY($4::workspace_role[]))
     RETURNING id`,
    id,
    people,
    channel.workspaceId,
    roles,
  );
  await announceItems(
    tx,
    items.map((item) => item.id),
    false,
  );
}

/** The job "inbox.notify". Nobody is notified of what was deleted meanwhile. */
export async function notifyOfLargeMessage({ messageId, ...call }: JobData<"inbox.notify">): Promise<void> {
  await transaction(async (tx) => {
    const message = await tx.message.findFirst({
      where: { id: messageId, deletedAt: null },
      select: { id: true, threadId: true, seq: true, broadcastSeq: true, authorId: true, channel: true },
    });
    if (message) await notify(tx, message.channel, message, call);
  });
  if (!call.isEdit) await clearReadMeanwhile(messageId);
}

function audienceOf(body: string, mayCallMany: boolean): Audience {
  const mentions = mentionsIn(body);
  return {
    people: mentions.flatMap((target) => (target.type === "person" ? [target.id] : [])),
    isToAll: mayCallMany && mentions.some(({ type }) => type === "all"),
    roles: mentions.flatMap((target) => (mayCallMany && target.type === "role" ? [target.role] : [])),
  };
}

async function notify(
  tx: Transaction,
  channel: Place,
  message: Notified,
  { people, isToAll, roles, isEdit }: Call,
): Promise<void> {
  const items = await tx.$queryRawUnsafe<{ id: string; isNew: boolean; hasPush: boolean }[]>(
    NOTIFY,
    channel.id,
    channel.workspaceId,
    message.authorId,
    message.id,
    message.threadId,
    people,
    isToAll,
    message.seq,
    roles,
    isEdit,
    message.broadcastSeq,
  );
  const idsOf = (some: typeof items) => some.map(({ id }) => id);
  const news = items.filter(({ isNew }) => isNew);
  await announceItems(tx, idsOf(news), true);
  await announceItems(tx, idsOf(items.filter(({ isNew }) => !isNew)), false);
  await requestPush(tx, idsOf(items.filter(({ hasPush }) => hasPush)));
}

/**
 * Notifies the author of a message that somebody reacted to it, where they asked for that. One item for each message,
 * with the latest reaction.
 */
export async function notifyOfReaction(
  tx: Transaction,
  actor: Pick<Actor, "userId">,
  channel: Place,
  message: Pick<Message, "id" | "threadId"> & { author: { id: string } },
  emoji: string,
): Promise<void> {
  const userId = message.author.id;
  if (userId === actor.userId) return;
  const settings = await tx.personSettings.findFirst({
    where: { userId, reactionsInInbox: true, user: { blocks: { none: { blockedId: actor.userId } } } },
    select: { userId: true },
  });
  if (!settings) return;
  const preference = await tx.channelPreference.findUnique({
    where: { userId_channelId: { userId, channelId: channel.id } },
  });
  if (preference?.isMuted || preference?.level === "NONE") return;
  await addInboxItem(tx, {
    userId,
    kind: "REACTION",
    key: `reaction:${message.id}`,
    actorId: actor.userId,
    workspaceId: channel.workspaceId,
    channelId: channel.id,
    threadId: message.threadId,
    target: { type: "message", id: message.id },
    text: emoji,
  });
}
