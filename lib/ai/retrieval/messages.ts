import { Prisma } from "@/lib/generated/prisma/client";
import {
  all,
  type Database,
  exceptCondition,
  isVisible,
  type Lookup,
  matchesOf,
  newestOfEach,
  scopeConditions,
  tsquery,
} from "./candidates";
import { IS_BY_PEOPLE_SQL, IS_SAID_SQL, IS_SOURCE_SQL } from "./is-source";
import type { Candidate } from "./types";

export const IS_SAID = Prisma.raw(IS_SAID_SQL);
export const IS_BY_PEOPLE = Prisma.raw(IS_BY_PEOPLE_SQL);
export const IS_SOURCE = Prisma.raw(IS_SOURCE_SQL);

const NEWEST = 200;

export async function findMessages(db: Database, lookup: Lookup): Promise<Candidate[]> {
  const { terms, visible } = lookup;
  const conditions = [
    IS_SOURCE,
    ...scopeConditions(lookup, Prisma.sql`msg.created_at`, Prisma.sql`msg.author_id`),
    ...exceptCondition(lookup, "message", Prisma.sql`msg.id`),
  ];
  // The index of words first, in a query of its own: how many channels are visible is unknown to PostgreSQL, which would
  // read all of their messages, or the words once for each of them.
  const hits = newestOfEach(
    terms,
    (term) => Prisma.sql`SELECT msg.id, msg.created_at
      FROM (SELECT * FROM messages WHERE search @@ ${tsquery(term)} OFFSET 0) msg
      WHERE ${all([isVisible(Prisma.sql`msg.channel_id`), ...conditions])}
      ORDER BY msg.created_at DESC`,
  );
  const anyOf = terms.map(({ query }) => `(${query})`).join(" | ");
  return db.$queryRaw<Candidate[]>(Prisma.sql`WITH ${visible}, hits AS (${hits})
    SELECT 'message' AS kind, msg.id, msg.channel_id AS "channelId", msg.created_at AS at,
      ${matchesOf(terms, (term) => Prisma.sql`msg.search @@ ${tsquery(term)}`)} AS matches,
      ts_rank(msg.search, ${anyOf}::tsquery, 1)::float AS rank
    FROM hits JOIN messages msg ON msg.id = hits.id`);
}

/** What was said last in the scope: for a question that says when and nothing else. */
export async function findNewest(db: Database, lookup: Omit<Lookup, "terms">): Promise<Candidate[]> {
  const { visible } = lookup;
  const conditions = [
    IS_SOURCE,
    Prisma.sql`msg.body <> ''`,
    ...scopeConditions(lookup, Prisma.sql`msg.created_at`, Prisma.sql`msg.author_id`),
    ...exceptCondition(lookup, "message", Prisma.sql`msg.id`),
  ];
  return db.$queryRaw<Candidate[]>(Prisma.sql`WITH ${visible}
    SELECT 'message' AS kind, msg.id, msg.channel_id AS "channelId", msg.created_at AS at,
      ARRAY[true] AS matches, 0::float AS rank
    FROM messages msg JOIN visible v ON v.id = msg.channel_id
    WHERE ${all(conditions)} ORDER BY msg.created_at DESC LIMIT ${NEWEST}`);
}
