import { CHANNEL_ROLE, joinPerson } from "@/lib/channels/visible-sql";
import { pool, sqlStateOf, type Transaction, transaction } from "@/lib/db";
import { notifyOfMessage } from "@/lib/inbox/notify/service";
import { clearReadMeanwhile } from "@/lib/inbox/reading/service";
import { requestLinkPreviews } from "@/lib/link-previews/service";
import { log } from "@/lib/log";
import type { ChannelRole } from "@/lib/permissions";
import { findReferences, storeReferences } from "@/lib/references/service";
import { publishMessage } from "../load";

/** What was left behind is taken up after this; what is under way takes far less. */
const LATE_SECONDS = 30;
const MOST_AT_ONCE = 500;

/**
 * Does what else happens because a message came to be: its thread's summary is announced, what it refers to recorded,
 * people told, link previews asked for. It comes right after the message, in a transaction of its own, so that nobody
 * waits for it to see the message. The outbox, written with the message, makes it happen once, whoever gets killed:
 * what fails here is done by the worker within two minutes.
 */
export async function causeEffects(messageId: string): Promise<void> {
  try {
    if (await transaction((tx) => causeIn(tx, messageId))) await clearReadMeanwhile(messageId);
  } catch (error) {
    const { name } = error as Error;
    const facts = { messageId, name, code: sqlStateOf(error) };
    log.error(facts, "the effects of a message failed and will be tried again");
  }
}

/** The job "messages.causeEffects". */
export async function causeLateEffects(): Promise<void> {
  const { rows } = await pool().query<{ messageId: string }>(
    `SELECT message_id AS "messageId" FROM message_outbox
     WHERE created_at < now() - make_interval(secs => $1) ORDER BY created_at DESC LIMIT $2`,
    [LATE_SECONDS, MOST_AT_ONCE],
  );
  for (const { messageId } of rows) await causeEffects(messageId);
}

type Row = {
  id: string;
  channelId: string;
  workspaceId: string | null;
  threadId: string | null;
  authorId: string;
  seq: number;
  body: string;
  editedAt: Date | null;
  /** What its author is in the channel; null where they have lost it meanwhile. */
  role: ChannelRole | null;
};

/**
 * Takes a message from the outbox, once. An edit or deletion that is under way comes first, or waits; so does the
 * deletion of the channel, which is locked first, as there.
 */
const TAKE = `/* name: take from outbox */ WITH taken AS (
    DELETE FROM message_outbox WHERE message_id = $1::uuid RETURNING message_id
  )
  SELECT e.id, e.channel_id AS "channelId", c.workspace_id AS "workspaceId", e.thread_id AS "threadId",
    e.author_id AS "authorId", e.seq, e.body, e.edited_at AS "editedAt", ${CHANNEL_ROLE} AS role
  FROM taken JOIN messages e ON e.id = taken.message_id
  JOIN channels c ON c.id = e.channel_id
  ${joinPerson("e.author_id")}
  WHERE e.deleted_at IS NULL FOR KEY SHARE OF c FOR NO KEY UPDATE OF e`;

/** Whether there was anything to do. */
async function causeIn(tx: Transaction, messageId: string): Promise<boolean> {
  const [message] = await tx.$queryRawUnsafe<Row[]>(TAKE, messageId);
  if (!message) return false;
  const { id, channelId, body } = message;
  await storeReferences(tx, { type: "message", id, channelId }, await findReferences(tx, body));
  await notifyOfMessage(tx, message);
  await requestLinkPreviews(tx, message);
  // The message it hangs on shows how many answers there are. Last, since those who answer at once wait for each other.
  if (message.threadId) await publishMessage(tx, message.threadId);
  return true;
}
