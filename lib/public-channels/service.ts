import { channelTypeOf, hasColumns } from "@/lib/channels/types";
import { CHANNEL_IS_PUBLIC } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { accessPublicChannel } from "./access";
import { readPublicBoard } from "./board";
import { hidePrivate, mentionedIn, type Nameable, NOBODY } from "./hide-private";
import type { PublicChannelPage, PublicMessage } from "./schema";

const PAGE = 50;
const QUOTE_LENGTH = 300;

type Row = Omit<PublicMessage, "createdAt"> & { createdAt: Date };

/** Messages m of a stream and their authors u, with counts in place of people. Notes of the system name people. */
const MESSAGES = `SELECT m.seq, u.name AS "authorName", m.body, m.created_at AS "createdAt",
    m.edited_at IS NOT NULL AS "isEdited", m.forwarded IS NOT NULL AS "isForwarded",
    (SELECT jsonb_build_object('authorName', qu.name, 'body', q.body)
      FROM messages q JOIN users qu ON qu.id = q.author_id
      WHERE q.id = m.quoted_id AND q.stream_id = m.stream_id AND q.deleted_at IS NULL) AS quote,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('emoji', r.emoji, 'count', r.count) ORDER BY r.first), '[]')
      FROM (SELECT emoji, count(*), min(created_at) AS first FROM reactions WHERE message_id = m.id GROUP BY emoji) r
    ) AS reactions,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
        'width', f.width, 'height', f.height, 'alt', f.alt) ORDER BY f.position), '[]')
      FROM files f WHERE f.message_id = m.id AND f.status = 'READY') AS files,
    (SELECT jsonb_build_object('name', s.name, 'asset', s.asset) FROM stickers s WHERE s.id = m.sticker_id) AS sticker,
    (SELECT jsonb_build_object('question', p.question, 'options', (
        SELECT jsonb_agg(jsonb_build_object('text', o.text, 'voteCount',
          (SELECT count(*) FROM poll_votes v WHERE v.option_id = o.id)) ORDER BY o.position)
        FROM poll_options o WHERE o.poll_id = p.id))
      FROM polls p WHERE p.id = m.id) AS poll,
    coalesce((SELECT t.reply_count FROM threads t WHERE t.id = m.id), 0) AS "replyCount"
  FROM messages m JOIN users u ON u.id = m.author_id
  WHERE m.stream_id = $1 AND m.channel_id = $1 AND m.deleted_at IS NULL AND m.kind <> 'SYSTEM'
    AND ($2::int IS NULL OR m.seq < $2)
  ORDER BY m.seq DESC LIMIT $3`;

/** A public channel with a page of its messages, the newest or those before a number. */
export async function getPublicChannel(channelId: string, before?: number): Promise<PublicChannelPage> {
  const channel = await accessPublicChannel(channelId);
  const { origin } = new URL(env().APP_URL);
  if (channelTypeOf(channel.type).messages !== "main") {
    const nameable = await listNameable(channelId, [channel.topic]);
    const topic = hidePrivate(channel.topic, nameable, origin);
    const hideAll = (text: string) => hidePrivate(text, NOBODY, origin);
    const columns = hasColumns(channel.type) ? await readPublicBoard(channelId, hideAll) : [];
    return { ...channel, topic, columns, messages: [], earlier: null };
  }
  const { rows } = await pool().query<Row>({
    name: "public messages",
    text: MESSAGES,
    values: [channelId, before ?? null, PAGE + 1],
  });
  const page = rows.slice(0, PAGE).toReversed();
  const nameable = await listNameable(channelId, [channel.topic, ...page.flatMap(textsOf)]);
  const hide = (text: string) => hidePrivate(text, nameable, origin);
  return {
    ...channel,
    topic: hide(channel.topic),
    columns: [],
    messages: page.map((row) => ({
      ...row,
      body: hide(row.body),
      quote: row.quote && { ...row.quote, body: beginningOf(hide(row.quote.body)) },
      files: row.files.map((file) => ({ ...file, name: hide(file.name), alt: hide(file.alt) })),
      poll: row.poll && {
        question: hide(row.poll.question),
        options: row.poll.options.map((option) => ({ ...option, text: hide(option.text) })),
      },
      createdAt: row.createdAt.toISOString(),
    })),
    earlier: rows.length > PAGE ? (page[0]?.seq ?? null) : null,
  };
}

/** Everything that people wrote of a message. */
const textsOf = ({ body, quote, files, poll }: Row): string[] => [
  body,
  quote?.body ?? "",
  ...files.flatMap(({ name, alt }) => [name, alt]),
  ...(poll ? [poll.question, ...poll.options.map(({ text }) => text)] : []),
];

/** Cut after hiding: the half of a mention that a cut leaves isn't recognized as one any more. */
const beginningOf = (text: string) => [...text].slice(0, QUOTE_LENGTH).join("");

/** Which of the people and channels that texts mention may be named to anyone. */
export async function listNameable(channelId: string, texts: readonly string[]): Promise<Nameable> {
  const mentioned = texts.map(mentionedIn);
  const { rows } = await pool().query<{ kind: "person" | "channel"; id: string; name: string }>({
    name: "nameable in public",
    text: `SELECT 'person' AS kind, u.id, u.name FROM users u WHERE u.id = ANY($2::uuid[])
             AND EXISTS (SELECT FROM messages m WHERE m.stream_id = $1 AND m.author_id = u.id AND m.deleted_at IS NULL)
           UNION ALL
           SELECT 'channel', c.id, c.name FROM channels c WHERE c.id = ANY($3::uuid[]) AND ${CHANNEL_IS_PUBLIC}`,
    values: [
      channelId,
      mentioned.flatMap(({ personIds }) => personIds),
      mentioned.flatMap(({ channelIds }) => channelIds),
    ],
  });
  const named = (kind: "person" | "channel") =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, name }) => [id, name]));
  return { people: named("person"), channels: named("channel") };
}
