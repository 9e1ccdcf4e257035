import { Prisma } from "@/lib/generated/prisma/client";
import type { AiChunkKind } from "@/lib/generated/prisma/enums";
import { hasVectorIndex } from "../embeddings/vector-index";
import { bitsOf, similarity } from "../embeddings/vectors";
import { all, type Database, exceptCondition, isVisible, type Lookup, scopeConditions } from "./candidates";
import { CARRIERS } from "./files";
import { IS_SOURCE } from "./messages";
import type { Candidate } from "./types";

/** So many passages are compared exactly, and so many of these are used. */
const [COMPARED, USED] = [200, 40];
/** Of the index, what is looked at to know how near to a question what isn't about it is. */
const SAMPLE = 2_000;
/** With fewer passages nothing can be said about chance. */
const MIN_SAMPLE = 30;
/** Texts that have nothing in common are about at a right angle. */
const LEAST_SIMILARITY = 0.2;

/** A passage near to the question. */
export type NearPassage = {
  /** The objects whose text it has, that may be read and are in the scope; the one to show is the first. */
  candidates: Candidate[];
  similarity: number;
  /** It is nearer than the nearest of as many passages that aren't about the question would be. */
  standsOut: boolean;
};

type Row = {
  id: bigint;
  kind: AiChunkKind;
  objectIds: string[];
  block: string | null;
  distance: number;
  vector: Uint8Array;
};
type Background = { total: number; count: number; mean: number; deviation: number };

/**
 * The passages whose meaning is nearest to a question's: the signs of all are compared, the nearest of these exactly.
 * Passages say where they were when they were indexed; what is found is joined to the objects and channels of now.
 */
export async function findNear(
  db: Database,
  lookup: Omit<Lookup, "terms">,
  question: Float32Array,
): Promise<NearPassage[]> {
  const [rows, background] = await Promise.all([nearestOf(db, lookup, question), backgroundOf(db, question)]);
  const near = rows
    .map((row) => ({ ...row, similarity: similarity(question, row.vector) }))
    .filter((row) => row.similarity >= LEAST_SIMILARITY)
    .toSorted((a, b) => b.similarity - a.similarity)
    .slice(0, USED);
  const found = await readableOf(db, lookup, near);
  return near.flatMap((row) => {
    // Of messages in a row, from the second one all of them are shown as what was said around it.
    const [first, second, ...rest] = row.objectIds;
    const ids = [second, first, ...rest].flatMap((id) => id ?? []);
    const candidates = ids.flatMap((id) => found.get(`${row.kind}/${id}`) ?? []);
    const named = candidates.map((candidate) => (row.block ? { ...candidate, block: row.block } : candidate));
    return named.length > 0
      ? [{ candidates: named, similarity: row.similarity, standsOut: isOutlier(row.distance, background) }]
      : [];
  });
}

async function nearestOf(
  db: Database,
  { visible, scope }: Omit<Lookup, "terms">,
  question: Float32Array,
): Promise<Row[]> {
  const conditions = [
    isVisible(Prisma.sql`b.channel_id`),
    ...(scope?.after ? [Prisma.sql`c.until >= ${scope.after}`] : []),
    ...(scope?.before ? [Prisma.sql`c.since < ${scope.before}`] : []),
    ...(scope?.authorId ? [Prisma.sql`c.author_ids @> ARRAY[${scope.authorId}]::uuid[]`] : []),
  ];
  const limits = conditions.length > 1 ? Prisma.sql`JOIN ai_chunks c ON c.id = b.chunk_id` : Prisma.empty;
  const distance = (await hasVectorIndex()) ? byIndex(question) : byReading(question);
  return db.$queryRaw<Row[]>(Prisma.sql`WITH ${visible}, near AS MATERIALIZED (
      SELECT b.chunk_id, ${distance} AS distance
      FROM ai_chunk_bits b ${limits} WHERE ${all(conditions)} ORDER BY ${distance} LIMIT ${COMPARED})
    SELECT p.id, p.kind, p.object_ids AS "objectIds", p.block, near.distance::int AS distance, v.vector
    FROM near JOIN ai_chunks p ON p.id = near.chunk_id JOIN ai_chunk_vectors v ON v.chunk_id = near.chunk_id`);
}

/** In how many dimensions the signs differ. */
const byReading = (question: Float32Array) =>
  Prisma.sql`bit_count(b.bits # ${Prisma.raw(`B'${bitsOf(question)}'`)}::varbit)`;

/** The same by pgvector, as its index has it. */
function byIndex(question: Float32Array): Prisma.Sql {
  const type = `bit(${question.length})`;
  return Prisma.raw(`(b.bits::${type} <~> B'${bitsOf(question)}'::${type})`);
}

/** How far passages are from the question, whatever they are about: of a sample of the whole index. */
async function backgroundOf(db: Database, question: Float32Array): Promise<Background | null> {
  const [row] = await db.$queryRaw<Background[]>(Prisma.sql`WITH size AS MATERIALIZED (
      SELECT greatest(reltuples, 0)::float8 AS rows FROM pg_class WHERE oid = 'ai_chunk_bits'::regclass)
    SELECT greatest((SELECT rows FROM size), count(*))::float8 AS total, count(*)::int AS count,
      coalesce(avg(distance), 0)::float8 AS mean, coalesce(stddev_pop(distance), 0)::float8 AS deviation
    FROM (SELECT bit_count(b.bits # ${bitsOf(question)}::varbit) AS distance FROM ai_chunk_bits b
      TABLESAMPLE SYSTEM ((SELECT least(100, 100 * ${SAMPLE} / greatest(rows, 1)) FROM size))) d`);
  return row && row.count >= MIN_SAMPLE ? row : null;
}

/** Of n that vary by chance, the nearest is about √(2 ln n) deviations from the mean. */
const isOutlier = (distance: number, background: Background | null): boolean =>
  !background ||
  distance <= background.mean - background.deviation * Math.sqrt(2 * Math.log(background.total));

type Found = Omit<Candidate, "matches" | "rank">;
type Finder = (lookup: Omit<Lookup, "terms">, ids: readonly string[]) => Prisma.Sql;

/** The same objects as the finders by words find: as they are now, in channels that may be read. */
const FIND: Record<AiChunkKind, Finder> = {
  MESSAGE: (
    lookup,
    ids,
  ) => Prisma.sql`SELECT 'message' AS kind, msg.id, v.id AS "channelId", msg.created_at AS at
    FROM messages msg JOIN visible v ON v.id = msg.channel_id WHERE ${all([
      Prisma.sql`msg.id = ANY(${ids}::uuid[])`,
      IS_SOURCE,
      ...scopeConditions(lookup, Prisma.sql`msg.created_at`, Prisma.sql`msg.author_id`),
      ...exceptCondition(lookup, "message", Prisma.sql`msg.id`),
    ])}`,
  DOCUMENT: (
    lookup,
    ids,
  ) => Prisma.sql`SELECT 'document' AS kind, d.id, v.id AS "channelId", t.updated_at AS at
    FROM document_texts t JOIN documents d ON d.id = t.document_id AND d.id = d.channel_id
    JOIN visible v ON v.id = d.channel_id WHERE ${all([
      Prisma.sql`d.id = ANY(${ids}::uuid[])`,
      ...scopeConditions(lookup, Prisma.sql`t.updated_at`, null),
      ...exceptCondition(lookup, "document", Prisma.sql`d.id`),
    ])}`,
  TASK: (lookup, ids) => Prisma.sql`SELECT 'task' AS kind, t.id, v.id AS "channelId", t.updated_at AS at
    FROM tasks t JOIN visible v ON v.id = t.channel_id WHERE ${all([
      Prisma.sql`t.id = ANY(${ids}::uuid[]) AND t.deleted_at IS NULL`,
      ...scopeConditions(lookup, Prisma.sql`t.created_at`, Prisma.sql`t.created_by_id`),
      ...exceptCondition(lookup, "task", Prisma.sql`t.id`),
    ])}`,
  FILE: (lookup, ids) =>
    Prisma.join(
      CARRIERS.map(
        ({ from, is }) => Prisma.sql`SELECT 'file' AS kind, f.id, v.id AS "channelId", f.created_at AS at
        FROM ${from} WHERE ${all([
          Prisma.sql`f.id = ANY(${ids}::uuid[])`,
          is,
          ...scopeConditions(lookup, Prisma.sql`f.created_at`, Prisma.sql`f.owner_id`),
          ...exceptCondition(lookup, "file", Prisma.sql`f.id`),
        ])}`,
      ),
      " UNION ",
    ),
};

async function readableOf(
  db: Database,
  lookup: Omit<Lookup, "terms">,
  near: readonly Pick<Row, "kind" | "objectIds">[],
): Promise<Map<string, Candidate>> {
  const found = new Map<string, Candidate>();
  for (const [kind, rows] of Map.groupBy(near, (row) => row.kind)) {
    const ids = rows.flatMap(({ objectIds }) => objectIds);
    const objects = await db.$queryRaw<Found[]>(
      Prisma.sql`WITH ${lookup.visible} ${FIND[kind](lookup, ids)}`,
    );
    for (const object of objects) found.set(`${kind}/${object.id}`, { ...object, matches: [], rank: 0 });
  }
  return found;
}
