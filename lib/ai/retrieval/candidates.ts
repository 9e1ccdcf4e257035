import { Prisma } from "@/lib/generated/prisma/client";
import { foldName } from "@/lib/search/text/fold";
import { escapeLike } from "@/lib/sql/like";
import type { Term } from "./terms";
import type { RetrievalRequest } from "./types";

/** What runs the statements: the database, or a transaction. */
export type Database = { $queryRaw: <T>(query: Prisma.Sql) => Promise<T> };

/** What the sources of one question have in common. */
export type Lookup = Pick<RetrievalRequest, "scope" | "except"> & {
  /** `WITH visible`: everything found is joined to it. */
  visible: Prisma.Sql;
  terms: readonly Term[];
};

/** For each word, as many of the newest are compared: a rare word isn't lost among those that have a frequent one. */
export const PER_TERM = 100;

/** The channels in scope, which the request says to be readable. */
export function visibleChannels({ readable, workspaceId, scope }: RetrievalRequest): Prisma.Sql {
  const within = scope?.channelId ? Prisma.sql`AND c.id = ${scope.channelId}::uuid` : Prisma.empty;
  return Prisma.sql`visible AS MATERIALIZED (
    SELECT c.id, c.name, c.type, ws.slug FROM channels c
    JOIN workspaces ws ON ws.id = coalesce(c.workspace_id, ${workspaceId}::uuid)
    WHERE c.id IN (${readable}) AND (c.workspace_id = ${workspaceId}::uuid OR c.workspace_id IS NULL) ${within})`;
}

/**
 * That a channel is visible, for many rows. A hash: ANY of an array compares each row with each channel. As a test of a
 * value it is no join, so that the rows are read once, however many channels PostgreSQL takes to be visible.
 */
export const isVisible = (channelId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(${channelId} IN (SELECT id FROM visible)) IS TRUE`;

export const all = (conditions: readonly Prisma.Sql[]): Prisma.Sql => Prisma.join([...conditions], " AND ");
export const tsquery = ({ query }: Term) => Prisma.sql`${query}::tsquery`;

/** The conditions of the scope over a moment and an author, both SQL. */
export function scopeConditions({ scope }: Pick<Lookup, "scope">, at: Prisma.Sql, author: Prisma.Sql | null) {
  return [
    ...(scope?.after ? [Prisma.sql`${at} >= ${scope.after}`] : []),
    ...(scope?.before ? [Prisma.sql`${at} < ${scope.before}`] : []),
    ...(scope?.authorId
      ? [author ? Prisma.sql`${author} = ${scope.authorId}::uuid` : Prisma.sql`false`]
      : []),
  ];
}

export function exceptCondition(
  { except }: Pick<Lookup, "except">,
  kind: string,
  id: Prisma.Sql,
): Prisma.Sql[] {
  const ids = except?.flatMap(({ type, id: given }) => (type === kind ? [given] : [])) ?? [];
  return ids.length > 0 ? [Prisma.sql`${id} <> ALL(${ids}::uuid[])`] : [];
}

/** That a folded name has a word in one of its forms. */
export const isNamed = (name: Prisma.Sql, { stems }: Term): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    stems.map((stem) => Prisma.sql`${name} LIKE ${`%${escapeLike(foldName(stem))}%`}`),
    " OR ",
  )})`;

/** One SELECT for each word, newest first, as one list without doubles. */
export const newestOfEach = (terms: readonly Term[], select: (term: Term) => Prisma.Sql): Prisma.Sql =>
  Prisma.join(
    terms.map((term) => Prisma.sql`(${select(term)} LIMIT ${PER_TERM})`),
    " UNION ",
  );

/** The matches of each word, as an array. */
export const matchesOf = (terms: readonly Term[], matches: (term: Term) => Prisma.Sql): Prisma.Sql =>
  Prisma.sql`ARRAY[${Prisma.join(terms.map((term) => Prisma.sql`coalesce(${matches(term)}, false)`))}]`;
