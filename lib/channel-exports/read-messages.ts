import { pool } from "@/lib/db";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/messages/presenter";
import type { Message } from "@/lib/messages/schema";
import { isOfDeletedObject } from "@/lib/sql/threads";

/** Messages of a channel that begin threads, or none, at a time. */
const ROOTS = 100;
const REPLIES = 500;
/** Threads with at most so many replies are read together. */
const SHORT_THREAD = 50;

const FROM = "FROM messages m JOIN users u ON u.id = m.author_id";

const STREAM_AFTER = `SELECT ${MESSAGE_COLUMNS} ${FROM}
  WHERE m.stream_id = $1 AND m.seq > $2 ORDER BY m.seq LIMIT $3`;
const REPLIES_OF = `SELECT ${MESSAGE_COLUMNS} ${FROM} WHERE m.stream_id = ANY($1::uuid[]) ORDER BY m.stream_id, m.seq`;

/** The beginnings of comments, with what they are on. */
const COMMENTS_AFTER = `SELECT ${MESSAGE_COLUMNS}, th.about_type AS "aboutType", coalesce(task.title, dc.quote, '') AS about
  FROM threads th JOIN messages m ON m.id = th.id JOIN users u ON u.id = m.author_id
  LEFT JOIN tasks task ON th.about_type = 'task' AND task.id = th.about_id
  LEFT JOIN document_comments dc ON dc.id = th.id
  WHERE th.channel_id = $1 AND th.about_type IS NOT NULL AND th.reply_count > 0 AND th.id > $2::uuid
    AND NOT ${isOfDeletedObject("th.id")}
  ORDER BY th.id LIMIT ${ROOTS}`;
/** Of one part that is given back. */
const BATCH = 200;
const NO_ID = "00000000-0000-0000-0000-000000000000";

export type ExportedMessage = {
  message: Message;
  isReply: boolean;
  /** Of the root of comments: what they are on. */
  about: { type: string; title: string } | null;
};

/**
 * All that was said in a channel, some at a time: its stream, each message before its answers, then the comments. What was
 * deleted is left out, unless answers hang on it.
 */
export async function* readMessages(channelId: string): AsyncGenerator<ExportedMessage[]> {
  let batch: ExportedMessage[] = [];
  for await (const some of readInOrder(channelId)) {
    batch.push(...some);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function* readInOrder(channelId: string): AsyncGenerator<ExportedMessage[]> {
  for (let after = 0; ; ) {
    const { rows } = await pool().query<MessageRow>(STREAM_AFTER, [channelId, after, ROOTS]);
    yield* withReplies(rows.map((row) => ({ message: toMessage(row), isReply: false, about: null })));
    after = rows.at(-1)?.seq ?? 0;
    if (rows.length < ROOTS) break;
  }
  for (let after = NO_ID; ; ) {
    const { rows } = await pool().query<MessageRow & { aboutType: string; about: string }>(COMMENTS_AFTER, [
      channelId,
      after,
    ]);
    yield* withReplies(
      rows.map(({ aboutType: type, about: title, ...row }) => ({
        ...{ message: toMessage(row), isReply: false, about: { type, title } },
      })),
    );
    after = rows.at(-1)?.id ?? NO_ID;
    if (rows.length < ROOTS) break;
  }
}

async function* withReplies(roots: readonly ExportedMessage[]): AsyncGenerator<ExportedMessage[]> {
  const countOf = ({ message }: ExportedMessage) => message.thread?.replyCount ?? 0;
  const short = roots.filter((root) => countOf(root) > 0 && countOf(root) <= SHORT_THREAD);
  const known = new Map<string | null, Message[]>();
  if (short.length > 0) {
    const ids = short.map(({ message }) => message.id);
    const { rows } = await pool().query<MessageRow>(REPLIES_OF, [ids]);
    for (const [id, replies] of Map.groupBy(rows.map(toMessage), ({ threadId }) => threadId))
      known.set(id, replies);
  }
  const asReplies = (messages: readonly Message[]) =>
    messages
      .filter(({ deletedAt }) => !deletedAt)
      .map((message) => ({ message, isReply: true, about: null }));
  for (const root of roots) {
    const { id, deletedAt } = root.message;
    if (!deletedAt || countOf(root) > 0) yield [root];
    const replies = known.get(id);
    if (replies) yield asReplies(replies);
    else if (countOf(root) > SHORT_THREAD) {
      for (let after = 0; ; ) {
        const { rows } = await pool().query<MessageRow>(STREAM_AFTER, [id, after, REPLIES]);
        yield asReplies(rows.map(toMessage));
        after = rows.at(-1)?.seq ?? 0;
        if (rows.length < REPLIES) break;
      }
    }
  }
}
