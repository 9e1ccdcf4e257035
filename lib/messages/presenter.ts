import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import type { Message } from "./schema";

const PERSON = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'image', ${alias}.image)`;

/** The newest three who wrote in thread t. */
const PARTICIPANTS = `(SELECT coalesce(jsonb_agg(${PERSON("pu")} ORDER BY recent.place), '[]')
    FROM unnest(t.recent_author_ids) WITH ORDINALITY AS recent(id, place) JOIN users pu ON pu.id = recent.id)`;

/** What a quote shows of message q by person qu. */
const QUOTE = `jsonb_build_object('id', q.id, 'threadId', q.thread_id, 'seq', q.seq, 'author', ${PERSON("qu")}, 'kind', q.kind,
      'body', left(coalesce(nullif(q.body, ''), split_part(q.poll_text, E'\\n', 1)), 300), 'isDeleted', q.deleted_at IS NOT NULL)`;
const QUOTED = "FROM messages q JOIN users qu ON qu.id = q.author_id WHERE q.id =";

/** Runs a subquery only for the messages that can have what it reads; a CASE evaluates nothing else. */
const onlyIf = (condition: string, subquery: string) => `CASE WHEN ${condition} THEN ${subquery} END`;

/**
 * Whether a message has rows in a table, true or null: one look into an index for each. Of an EXISTS PostgreSQL may read
 * the whole table.
 */
const has = (table: "reactions" | "pins") => `(SELECT true FROM ${table} WHERE message_id = m.id LIMIT 1)`;

/** Whether answer a has a run that will end it: it goes with the account of whoever asked. */
const IS_BEING_WRITTEN =
  "EXISTS (SELECT FROM ai_runs r WHERE r.id = a.run_id AND r.status IN ('QUEUED', 'RUNNING'))";

/**
 * What `toMessage` needs, over messages m and users u. Everything attached to a message comes by indexed look-ups of the
 * same statement, so the number of queries is one, however many messages there are. A message whose own columns say that
 * it has no quote, files, sticker, poll or links costs none of theirs.
 */
export const MESSAGE_COLUMNS = `m.id, m.channel_id AS "channelId", m.thread_id AS "threadId", m.seq,
  ${PERSON("u")} AS author, m.nonce, m.kind, m.body, m.created_at AS "createdAt", m.edited_at AS "editedAt",
  m.deleted_at AS "deletedAt", m.forwarded, m.system, m.outcomes, m.hook,
  coalesce(${has("pins")}, false) AS "isPinned",
  ${onlyIf(
    "m.thread_id IS NULL",
    `(SELECT jsonb_build_object('replyCount', t.reply_count, 'lastReplyAt', t.last_reply_at, 'participants', ${PARTICIPANTS})
    FROM threads t WHERE t.id = m.id AND t.reply_count > 0)`,
  )} AS thread,
  ${onlyIf("m.quoted_id IS NOT NULL", `(SELECT ${QUOTE} ${QUOTED} m.quoted_id)`)} AS quote,
  ${onlyIf(
    "m.broadcast_seq IS NOT NULL",
    `(SELECT jsonb_build_object('seq', m.broadcast_seq, 'root', ${QUOTE}) ${QUOTED} m.thread_id)`,
  )} AS broadcast,
  ${onlyIf(
    has("reactions"),
    `(SELECT jsonb_agg(jsonb_build_object('emoji', r.emoji, 'userIds', r.user_ids) ORDER BY r.first)
    FROM (SELECT emoji, array_agg(user_id ORDER BY created_at) AS user_ids, min(created_at) AS first
      FROM reactions WHERE message_id = m.id GROUP BY emoji) r)`,
  )} AS reactions,
  ${onlyIf(
    "m.kind IN ('IMAGE', 'FILE', 'VOICE')",
    `(SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size, 'width', f.width,
      'height', f.height, 'isAnimated', f.is_animated, 'durationMs', f.duration_ms, 'waveform', encode(f.waveform, 'hex'), 'alt', f.alt,
      'hasThumbnail', f.thumbnail_key IS NOT NULL) ORDER BY f.position)
    FROM files f WHERE f.message_id = m.id)`,
  )} AS files,
  ${onlyIf(
    "m.sticker_id IS NOT NULL",
    `(SELECT jsonb_build_object('id', s.id, 'name', s.name, 'asset', s.asset, 'fileId', s.file_id)
    FROM stickers s WHERE s.id = m.sticker_id)`,
  )} AS sticker,
  ${onlyIf(
    "m.kind = 'POLL'",
    `(SELECT jsonb_build_object('question', p.question, 'isMultiple', p.is_multiple, 'isAnonymous', p.is_anonymous,
      'canAddOptions', p.can_add_options, 'closesAt', p.closes_at, 'closedAt', p.closed_at,
      'voterCount', (SELECT count(DISTINCT v.user_id) FROM poll_votes v WHERE v.poll_id = p.id),
      'options', (SELECT jsonb_agg(jsonb_build_object('id', o.id, 'text', o.text,
          'voteCount', (SELECT count(*) FROM poll_votes v WHERE v.option_id = o.id),
          'userIds', CASE WHEN p.is_anonymous THEN '[]'::jsonb ELSE
            (SELECT coalesce(jsonb_agg(v.user_id), '[]') FROM poll_votes v WHERE v.option_id = o.id) END)
        ORDER BY o.position) FROM poll_options o WHERE o.poll_id = p.id))
    FROM polls p WHERE p.id = m.id)`,
  )} AS poll,
  ${onlyIf(
    "strpos(m.body, '://') > 0",
    `(SELECT jsonb_agg(jsonb_build_object('id', l.id, 'url', l.url, 'title', l.title, 'description', l.description,
      'siteName', l.site_name, 'imageFileId', l.image_file_id) ORDER BY l.position)
    FROM link_previews l WHERE l.message_id = m.id AND l.removed_at IS NULL AND l.title IS NOT NULL)`,
  )} AS "linkPreviews",
  ${onlyIf(
    `m.author_id = '${ASSISTANT_ID}'`,
    `(SELECT jsonb_build_object('askerId', a.asker_id, 'runId', a.run_id,
      'finish', coalesce(a.finish::text, CASE WHEN NOT ${IS_BEING_WRITTEN} THEN 'FAILED' END), 'sources', a.sources, 'calls', a.calls)
    FROM assistant_answers a WHERE a.id = m.id)`,
  )} AS answer`;

type Json<T> = T | null;
type FileJson = Omit<Message["files"][number], "waveform"> & { waveform: string | null };

export type MessageRow = Pick<
  Message,
  "id" | "channelId" | "threadId" | "seq" | "author" | "nonce" | "kind" | "body" | "isPinned"
> & {
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  forwarded: Json<Message["forwarded"]>;
  system: Json<Message["system"]>;
  outcomes: Json<NonNullable<Message["outcomes"]>>;
  hook: Json<{ id: string; name: string }>;
  thread: Json<Message["thread"]>;
  quote: Json<Message["quote"]>;
  broadcast: Json<Message["broadcast"]>;
  reactions: Json<Message["reactions"]>;
  files: Json<FileJson[]>;
  sticker: Json<Message["sticker"]>;
  poll: Json<Message["poll"]>;
  linkPreviews: Json<Message["linkPreviews"]>;
  answer: Json<NonNullable<Message["answer"]>>;
};

/** PostgreSQL writes moments inside JSON with its own time zone; clients get UTC everywhere. */
const utc = (moment: string | null | undefined) => (moment ? new Date(moment).toISOString() : null);

const withoutDeleted = (quote: NonNullable<Message["quote"]>) =>
  quote.isDeleted ? { ...quote, body: "" } : quote;

/** The mark comes first, so that no room is too small for it: a webhook names itself as it likes. */
const hookName = (name: string) => `Webhook: ${name}`;

/** Of a deleted message nothing is left but who wrote it when, and its thread. */
export function toMessage(row: MessageRow): Message {
  const isDeleted = row.deletedAt !== null;
  const { thread, poll, files, quote, broadcast, outcomes, answer, hook, ...rest } = row;
  return {
    ...rest,
    ...(hook && { author: { ...row.author, name: hookName(hook.name) }, hook: { id: hook.id } }),
    ...(outcomes?.length && !isDeleted && { outcomes }),
    ...(answer && { answer: isDeleted ? { ...answer, sources: [] } : answer }),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    thread: thread && { ...thread, lastReplyAt: utc(thread.lastReplyAt) },
    quote: isDeleted ? null : quote && withoutDeleted(quote),
    broadcast: broadcast && { ...broadcast, root: withoutDeleted(broadcast.root) },
    forwarded: isDeleted ? null : row.forwarded,
    reactions: isDeleted ? [] : (row.reactions ?? []),
    files: isDeleted
      ? []
      : (files ?? []).map(({ waveform, ...file }) => ({
          ...file,
          waveform: waveform === null ? null : [...Buffer.from(waveform, "hex")],
        })),
    sticker: isDeleted ? null : row.sticker,
    poll: isDeleted ? null : poll && { ...poll, closesAt: utc(poll.closesAt), closedAt: utc(poll.closedAt) },
    linkPreviews: isDeleted ? [] : (row.linkPreviews ?? []),
  };
}
