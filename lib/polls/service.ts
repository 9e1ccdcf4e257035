import "./events";
import type { Actor } from "@/lib/auth/actor";
import { isAllowed } from "@/lib/channels/policy";
import { db, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { accessMessage } from "@/lib/messages/access";
import { publishParts } from "@/lib/messages/load";
import type { Message } from "@/lib/messages/schema";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { POLL_MAX_OPTIONS } from "./limits";
import { isPollClosed } from "./policy";
import type { NewPoll } from "./schema";

/**
 * Makes the poll of a message that has just come to be; it has the message's id.
 * @throws AppError invalid_input where it would close before it opens
 */
export async function createPoll(tx: Transaction, messageId: string, poll: NewPoll): Promise<void> {
  if (isPollClosed({ closesAt: poll.closesAt, closedAt: null })) {
    throw new AppError("invalid_input", "poll.closesAt: must be in the future");
  }
  const { options, ...rest } = poll;
  await tx.poll.create({
    data: {
      ...rest,
      id: messageId,
      options: { create: options.map((text, position) => ({ text, position })) },
    },
  });
  await keepText(tx, messageId);
}

/** The fields the message is found by in search. */
async function keepText(tx: Transaction, messageId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE messages SET poll_text = polls.question || E'\\n' || (
      SELECT string_agg(o.text, E'\\n' ORDER BY o.position) FROM poll_options o WHERE o.poll_id = polls.id)
    FROM polls WHERE polls.id = messages.id AND messages.id = ${messageId}::uuid`;
}

/**
 * My votes from now on, in place of those I had; none withdraws them.
 * @throws AppError conflict once the poll is closed, invalid_input for options that aren't its own, and for several
 * where it takes one
 */
export async function setVotes(actor: Actor, messageId: string, optionIds: string[]): Promise<Message> {
  await accessMessage(actor, messageId, "message.create", "poll");
  return transaction(async (tx) => {
    const poll = await lockOpenPoll(tx, messageId);
    const wanted = [...new Set(optionIds)];
    if (!poll.isMultiple && wanted.length > 1) {
      throw new AppError("invalid_input", "optionIds: this poll takes one choice");
    }
    const known = await tx.pollOption.count({ where: { pollId: messageId, id: { in: wanted } } });
    if (known < wanted.length)
      throw new AppError("invalid_input", "optionIds: not all are options of this poll");
    const mine = { pollId: messageId, userId: actor.userId };
    await tx.pollVote.deleteMany({ where: mine });
    await tx.pollVote.createMany({ data: wanted.map((optionId) => ({ ...mine, optionId })) });
    if (poll.isAnonymous)
      await publish(tx, userRoom(actor.userId), "poll.voted", { messageId, optionIds: wanted });
    return publishPoll(tx, messageId);
  });
}

/** The actor's own votes: in an anonymous poll nobody else can read them. */
export async function listMyVotes(actor: Actor, messageId: string): Promise<{ optionIds: string[] }> {
  const { message } = await accessMessage(actor, messageId, "channel.read", "poll");
  if (!message.poll) throw notFound("poll");
  const votes = await db().pollVote.findMany({
    where: { pollId: messageId, userId: actor.userId },
    select: { optionId: true },
  });
  return { optionIds: votes.map(({ optionId }) => optionId) };
}

/** @throws AppError conflict above the limit and for an option it has already, forbidden where voters add none */
export async function addPollOption(actor: Actor, messageId: string, text: string): Promise<Message> {
  await accessMessage(actor, messageId, "message.create", "poll");
  return transaction(async (tx) => {
    const poll = await lockOpenPoll(tx, messageId);
    if (!poll.canAddOptions) throw new AppError("forbidden", "This poll takes no further options.");
    const options = await tx.pollOption.findMany({
      where: { pollId: messageId },
      select: { text: true, position: true },
    });
    if (options.length >= POLL_MAX_OPTIONS) {
      throw new AppError("conflict", `A poll has ${POLL_MAX_OPTIONS} options at most.`);
    }
    if (options.some((option) => option.text.toLowerCase() === text.toLowerCase())) {
      throw new AppError("conflict", "This poll has that option already.");
    }
    const position = 1 + Math.max(...options.map((option) => option.position));
    await tx.pollOption.create({ data: { pollId: messageId, text, position } });
    await keepText(tx, messageId);
    return publishPoll(tx, messageId);
  });
}

/** Its author, or who moderates the channel, closes it before its time. Closing again changes nothing. */
export async function closePoll(actor: Actor, messageId: string): Promise<Message> {
  const { message, channel } = await accessMessage(actor, messageId, "message.create", "poll");
  if (message.author.id !== actor.userId && !isAllowed(channel, "message.moderate")) {
    throw new AppError("forbidden", "Only its author or a manager of the channel can close a poll.");
  }
  return transaction(async (tx) => {
    const poll = await lockPoll(tx, messageId);
    if (isPollClosed(poll)) return message;
    await tx.poll.update({ where: { id: messageId }, data: { closedAt: new Date() } });
    return publishPoll(tx, messageId);
  });
}

/**
 * Those who change one poll take turns: a single choice stays single, and the last event counts all votes. The lock is
 * the message's, which deleting and announcing take too, so that none of them waits for another crosswise.
 */
async function lockPoll(tx: Transaction, messageId: string) {
  const rows = await tx.$queryRaw<{ deletedAt: Date | null }[]>`
    SELECT deleted_at AS "deletedAt" FROM messages WHERE id = ${messageId}::uuid FOR NO KEY UPDATE`;
  if (rows[0]?.deletedAt) throw new AppError("conflict", "This message has been deleted.");
  const poll = await tx.poll.findUnique({ where: { id: messageId } });
  if (!poll) throw notFound("poll");
  return poll;
}

async function lockOpenPoll(tx: Transaction, messageId: string) {
  const poll = await lockPoll(tx, messageId);
  if (isPollClosed(poll)) throw new AppError("conflict", "This poll is closed.");
  return poll;
}

const publishPoll = (tx: Transaction, messageId: string): Promise<Message> =>
  publishParts(tx, messageId, ({ poll }) => ({ poll }));
