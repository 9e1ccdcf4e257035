import { randomBytes, randomUUID } from "node:crypto";
import { hashToken, signToken } from "@/lib/auth/tokens";
import { pool } from "@/lib/db";

export type BenchPerson = {
  userId: string;
  /** To connect sockets and documents with; good for an hour. */
  realtimeToken: string;
  /** What a program calls the API with. */
  accessToken: string;
  /** The value of the session cookie. */
  cookie: string;
};

/** A workspace with members who are signed in, and the channels a figure needs. Straight SQL: hundreds at once. */
export async function createTeam(
  size: number,
): Promise<{ workspaceId: string; slug: string; people: BenchPerson[] }> {
  const slug = `bench-${randomBytes(4).toString("hex")}`;
  const workspaceId = await one(
    "INSERT INTO workspaces (id, slug, name, updated_at) VALUES (uuidv7(), $1, 'Bench', now()) RETURNING id",
    [slug],
  );
  const cookies = Array.from({ length: size }, () => randomBytes(32).toString("base64url"));
  const { rows } = await pool().query<{ userId: string; sessionId: string }>(
    `WITH input AS (SELECT hash, n FROM unnest($1::text[]) WITH ORDINALITY AS t(hash, n)),
     people AS (
       INSERT INTO users (id, name, email, email_verified, updated_at)
       SELECT uuidv7(), 'Person ' || n, $2 || '-' || n || '@example.com', now(), now() FROM input RETURNING id, email),
     members AS (
       INSERT INTO memberships (id, workspace_id, user_id, role)
       SELECT uuidv7(), $3::uuid, id, 'MEMBER' FROM people)
     INSERT INTO sessions (id, session_token, user_id, expires)
     SELECT uuidv7(), hash, people.id, now() + interval '1 day'
     FROM input JOIN people ON people.email = $2 || '-' || n || '@example.com' ORDER BY n
     RETURNING user_id AS "userId", id AS "sessionId", session_token AS hash`,
    [cookies.map(hashToken), slug, workspaceId],
  );
  const byHash = new Map(cookies.map((cookie) => [hashToken(cookie), cookie]));
  const people = await Promise.all(
    rows.map(async (row) => ({
      userId: row.userId,
      realtimeToken: await signToken("realtime", row.userId, row.sessionId, 3600),
      accessToken: await signToken("access", row.userId, row.sessionId, 3600),
      cookie: byHash.get((row as { hash?: string }).hash ?? "") ?? "",
    })),
  );
  return { workspaceId, slug, people };
}

export const createChannel = (
  workspaceId: string,
  type: "CHAT" | "DOC",
  name: string = type,
): Promise<string> =>
  one(
    `WITH channel AS (
       INSERT INTO channels (id, workspace_id, type, name, position, updated_at)
       VALUES (uuidv7(), $1, $2::channel_type, $3, 'a0', now()) RETURNING id
     ), document AS (
       INSERT INTO documents (id, channel_id, kind) SELECT id, id, 'rich-text' FROM channel WHERE $2 = 'DOC'
     )
     SELECT id FROM channel`,
    [workspaceId, type, name],
  );

/** Messages as if they had been sent, one a second, the last one now. */
export async function fillChannel(channelId: string, authorId: string, messages: number): Promise<void> {
  await pool().query(
    `INSERT INTO messages (id, channel_id, stream_id, author_id, seq, nonce, body, created_at)
     SELECT uuidv7(), $1, $1, $2, n, gen_random_uuid(),
       'Message ' || n || ' says that **something** of [interest](https://example.com) happened.',
       now() - ($3::int - n) * interval '1 second'
     FROM generate_series(1, $3::int) n`,
    [channelId, authorId, messages],
  );
  await pool().query("UPDATE channels SET last_seq = $2 WHERE id = $1", [channelId, messages]);
}

/** As people write: of many heights, three in a row by one, one every four minutes; all have read all. */
export async function fillConversation(
  channelId: string,
  userIds: readonly string[],
  messages: number,
): Promise<void> {
  const bodies = [
    "",
    " is **important**, see [the page](https://example.com).",
    " and takes more than one line on most screens".repeat(6),
    ":\n\n- one\n- two\n- `three`",
    ":\n\n```\nawait go();\n```",
  ];
  await pool().query(
    `WITH filled AS (
       INSERT INTO messages (id, channel_id, stream_id, author_id, seq, nonce, body, created_at)
       SELECT uuidv7(), $1, $1, ($2::uuid[])[1 + n / 3 % cardinality($2::uuid[])], n, gen_random_uuid(),
         'Message ' || n || ($3::text[])[1 + n % cardinality($3::text[])],
         now() - ($4::int - n) * interval '4 minutes'
       FROM generate_series(1, $4::int) n
     ), numbered AS (
       UPDATE channels SET last_seq = $4 WHERE id = $1
     )
     INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at)
     SELECT user_id, $1, $4, now() FROM unnest($2::uuid[]) AS t(user_id)`,
    [channelId, userIds, bodies, messages],
  );
}

export const createManyChannels = (workspaceId: string, channels: number) =>
  pool().query(
    `INSERT INTO channels (id, workspace_id, type, name, position, updated_at)
     SELECT uuidv7(), $1, 'CHAT', 'Channel ' || n, 'a' || n, now() FROM generate_series(1, $2::int) n`,
    [workspaceId, channels],
  );

/** Updates of a document as if each had been an edit. */
export async function fillDocument(documentId: string, updates: readonly Uint8Array[]): Promise<void> {
  const batch = 10_000;
  for (let from = 0; from < updates.length; from += batch) {
    await pool().query(
      `INSERT INTO document_updates (document_id, data)
       SELECT $1::uuid, data FROM unnest($2::bytea[]) WITH ORDINALITY AS t(data, n) ORDER BY n`,
      [documentId, updates.slice(from, from + batch).map((update) => Buffer.from(update))],
    );
  }
}

export const newNonce = randomUUID;

async function one(text: string, values: unknown[]): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(text, values);
  return rows[0]!.id;
}
