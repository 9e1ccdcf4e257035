import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import { type Transaction, transaction } from "@/lib/db";
import type { JobData } from "@/lib/jobs/jobs";
import { enqueue } from "@/lib/jobs/queue";
import { mentionsIn } from "@/lib/messages/mentions";
import type { Message } from "@/lib/messages/schema";
import { requestPush } from "@/lib/notifications/push/service";
import { can } from "@/lib/permissions";
import { announceItems } from "../announce/service";
import { addInboxItem } from "../service";
import { IS_LARGE, TELL } from "./recipients";

/** With more than these, telling them would hold the channel's row for too long: a job does it. */
const MANY = 100;

type Told = Pick<Message, "id" | "threadId" | "seq"> & { authorId: string };
type Audience = Pick<JobData<"inbox.notify">, "people" | "isToAll" | "roles">;

/**
 * Tells everyone whom a new message concerns: in its own transaction, or where these are many in a job of that. The
 * number of statements is the same for one person as for a hundred.
 */
export async function notifyOfMessage(
  tx: Transaction,
  actor: Actor,
  channel: AccessedChannel,
  message: Message,
): Promise<void> {
  if (message.kind === "SYSTEM") return;
  const audience = audienceOf(message, can(channel.role, "message.mentionAll"));
  const [many] = await tx.$queryRawUnsafe<{ isLarge: boolean }[]>(
    IS_LARGE,
    channel.id,
    channel.workspaceId,
    message.threadId,
    audience.isToAll,
    audience.roles,
    MANY,
  );
  if (many?.isLarge) await enqueue(tx, "inbox.notify", { messageId: message.id, ...audience });
  else await tell(tx, channel, { ...message, authorId: actor.userId }, audience);
}

/** The job "inbox.notify". What was deleted meanwhile is told to nobody. */
export async function notifyOfLargeMessage({
  messageId,
  ...audience
}: JobData<"inbox.notify">): Promise<void> {
  await transaction(async (tx) => {
    const message = await tx.message.findFirst({
      where: { id: messageId, deletedAt: null },
      select: { id: true, threadId: true, seq: true, authorId: true, channel: true },
    });
    if (message) await tell(tx, message.channel, message, audience);
  });
}

function audienceOf({ body }: Message, mayCallMany: boolean): Audience {
  const mentions = mentionsIn(body);
  return {
    people: mentions.flatMap((target) => (target.type === "user" ? [target.id] : [])),
    isToAll: mayCallMany && mentions.some(({ type }) => type === "all"),
    roles: mentions.flatMap((target) => (mayCallMany && target.type === "role" ? [target.role] : [])),
  };
}

async function tell(
  tx: Transaction,
  channel: Pick<AccessedChannel, "id" | "workspaceId">,
  message: Told,
  { people, isToAll, roles }: Audience,
): Promise<void> {
  const items = await tx.$queryRawUnsafe<{ id: string; hasPush: boolean }[]>(
    TELL,
    channel.id,
    channel.workspaceId,
    message.authorId,
    message.id,
    message.threadId,
    people,
    isToAll,
    message.seq,
    roles,
  );
  await announceItems(
    tx,
    items.map(({ id }) => id),
    true,
  );
  await requestPush(
    tx,
    items.filter(({ hasPush }) => hasPush).map(({ id }) => id),
  );
}

/**
 * Tells the author of a message that somebody reacted to it, where they asked for that. One item for each message,
 * with the latest reaction.
 */
export async function notifyOfReaction(
  tx: Transaction,
  actor: Actor,
  channel: Pick<AccessedChannel, "id" | "workspaceId">,
  message: Pick<Message, "id" | "threadId" | "author">,
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
    messageId: message.id,
    text: emoji,
  });
}
