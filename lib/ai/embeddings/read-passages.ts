import { pool } from "@/lib/db";
import type { AiChunkKind } from "@/lib/generated/prisma/enums";
import { plainText } from "@/lib/markdown/plain-text";
import { IS_SOURCE_SQL } from "../retrieval/is-source";
import { BUCKET, BUCKET_MINUTES, PASSAGE_MAX, PASSAGES_MAX } from "./limits";
import { passagesOf, piecesOf } from "./passages";
import type { Passage, Unit } from "./types";

type Place = { channelId: string; workspaceId: string };
type Reader = (units: readonly Unit[]) => Promise<Passage[]>;

/** Conversations outside of workspaces aren't sent to a provider: they are found by their words. */
const PLACE = `c.id AS "channelId", c.workspace_id AS "workspaceId"`;
const IN_WORKSPACE = `c.workspace_id IS NOT NULL`;
const idsOf = (units: readonly Unit[]) => units.map(({ scopeId }) => scopeId);

type Said = Place & { id: string; scopeId: string; bucket: number; authorId: string; author: string } & {
  at: Date;
  body: string;
};

const readMessages: Reader = async (units) => {
  const { rows } = await pool().query<Said>(
    `SELECT msg.id, u.stream_id AS "scopeId", u.bucket, msg.author_id AS "authorId", p.name AS author,
      msg.created_at AS at, left(concat_ws(E'\\n', nullif(msg.body, ''), nullif(msg.poll_text, '')), $3::int) AS body, ${PLACE}
    FROM unnest($1::uuid[], $2::int[]) AS u(stream_id, bucket)
    JOIN messages msg ON msg.stream_id = u.stream_id
      AND msg.seq BETWEEN u.bucket * ${BUCKET} + 1 AND (u.bucket + 1) * ${BUCKET}
    JOIN channels c ON c.id = msg.channel_id JOIN users p ON p.id = msg.author_id
    WHERE ${IN_WORKSPACE} AND ${IS_SOURCE_SQL} ORDER BY msg.seq`,
    [idsOf(units), units.map(({ bucket }) => bucket), PASSAGE_MAX * 4],
  );
  const said = rows.filter(({ body }) => body.trim() !== "");
  return [...Map.groupBy(said, ({ scopeId, bucket }) => `${scopeId}/${bucket}`).values()].flatMap((all) =>
    inTime(all)
      .flatMap((group) => piecesOf(group.map(lineOf).join("\n")).map((text) => ({ group, text })))
      .map(({ group, text }, part) => {
        const [{ scopeId, bucket, channelId, workspaceId, at: since }, until] = [group[0]!, group.at(-1)!.at];
        const objectIds = group.map(({ id }) => id);
        const authorIds = [...new Set(group.map(({ authorId }) => authorId))];
        return {
          ...{ kind: "MESSAGE" as const, scopeId, bucket, part, objectIds, block: null, text },
          ...{ channelId, workspaceId, authorIds, since, until },
        };
      }),
  );
};

const lineOf = ({ author, body }: Said) => `${author}: ${plainText(body)}`;

/** What was said within some minutes of each other. */
function inTime(said: readonly Said[]): Said[][] {
  const groups: Said[][] = [];
  for (const one of said) {
    const open = groups.at(-1);
    const isNear = open && one.at.getTime() - open[0]!.at.getTime() <= BUCKET_MINUTES * 60_000;
    if (isNear) open.push(one);
    else groups.push([one]);
  }
  return groups;
}

type Whole = Place & { id: string; at: Date; authorId: string | null };
const whole = (kind: AiChunkKind, { id, at, authorId, channelId, workspaceId }: Whole) => ({
  ...{ kind, scopeId: id, bucket: 0, objectIds: [id], channelId, workspaceId, since: at, until: at },
  authorIds: authorId ? [authorId] : [],
});

const readDocuments: Reader = async (units) => {
  const { rows } = await pool().query<Whole & { name: string; blocks: { id: string; text: string }[] }>(
    `SELECT d.id, t.updated_at AS at, NULL AS "authorId", c.name, t.blocks, ${PLACE}
    FROM documents d JOIN document_texts t ON t.document_id = d.id JOIN channels c ON c.id = d.channel_id
    WHERE d.id = ANY($1::uuid[]) AND d.id = d.channel_id AND ${IN_WORKSPACE}`,
    [idsOf(units)],
  );
  return rows.flatMap((row) =>
    passagesOf(row.blocks)
      .slice(0, PASSAGES_MAX)
      .map(({ block, text }, part) => ({
        ...whole("DOCUMENT", row),
        ...{ part, block, text: `${row.name}\n${text}` },
      })),
  );
};

const readTasks: Reader = async (units) => {
  const { rows } = await pool().query<Whole & { text: string }>(
    `SELECT t.id, t.created_at AS at, t.created_by_id AS "authorId", concat_ws(E'\\n', t.title, nullif(left(t.notes, 20000), ''))
      AS text, ${PLACE}
    FROM tasks t JOIN channels c ON c.id = t.channel_id
    WHERE t.id = ANY($1::uuid[]) AND t.deleted_at IS NULL AND ${IN_WORKSPACE}`,
    [idsOf(units)],
  );
  return rows.flatMap((row) =>
    piecesOf(plainText(row.text)).map((text, part) => ({ ...whole("TASK", row), part, block: null, text })),
  );
};

/** What carries a file, as searches find them (lib/ai/retrieval/files.ts). */
const FILES = `SELECT f.id, m.channel_id FROM files f JOIN messages m ON m.id = f.message_id
    WHERE f.id = ANY($1::uuid[]) AND f.status = 'READY' AND m.deleted_at IS NULL
  UNION SELECT f.id, t.channel_id FROM files f JOIN task_attachments ta ON ta.file_id = f.id JOIN tasks t ON t.id = ta.task_id
    WHERE f.id = ANY($1::uuid[]) AND f.status = 'READY' AND ta.removed_at IS NULL AND t.deleted_at IS NULL`;

/** By name and alternative text, once for each channel in which it is. */
const readFiles: Reader = async (units) => {
  const { rows } = await pool().query<Whole & { text: string }>(
    `SELECT f.id, f.created_at AS at, f.owner_id AS "authorId", concat_ws(E'\\n', f.name, nullif(f.alt, '')) AS text, ${PLACE}
    FROM (${FILES}) found JOIN files f ON f.id = found.id JOIN channels c ON c.id = found.channel_id
    WHERE ${IN_WORKSPACE} ORDER BY f.id, c.id`,
    [idsOf(units)],
  );
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((places) =>
    places.map((row, part) => ({
      ...whole("FILE", row),
      ...{ part, block: null, text: row.text.slice(0, PASSAGE_MAX).toWellFormed() },
    })),
  );
};

const READERS: Record<AiChunkKind, Reader> = {
  MESSAGE: readMessages,
  DOCUMENT: readDocuments,
  TASK: readTasks,
  FILE: readFiles,
};

/** What the passages of these units should be now; none of what is gone. */
export async function readPassages(units: readonly Unit[]): Promise<Passage[]> {
  const read: Passage[] = [];
  for (const [kind, own] of Map.groupBy(units, (unit) => unit.kind)) read.push(...(await READERS[kind](own)));
  return read.filter(({ text }) => text.trim() !== "");
}
