import { Prisma } from "@/lib/generated/prisma/client";
import {
  all,
  type Database,
  exceptCondition,
  isNamed,
  type Lookup,
  matchesOf,
  newestOfEach,
  scopeConditions,
} from "./candidates";
import type { Candidate } from "./types";

const TITLE = Prisma.sql`search_name(t.title)`;
/** As much of the notes as a search looks at, which has an index. */
const NOTES = Prisma.sql`search_name(left(t.notes, 5000))`;

/** Tasks and cards by title and notes. */
export async function findTasks(db: Database, lookup: Lookup): Promise<Candidate[]> {
  const { terms, visible } = lookup;
  const conditions = [
    Prisma.sql`t.deleted_at IS NULL`,
    ...scopeConditions(lookup, Prisma.sql`t.created_at`, Prisma.sql`t.created_by_id`),
    ...exceptCondition(lookup, "task", Prisma.sql`t.id`),
  ];
  const has = (term: (typeof terms)[number]) =>
    Prisma.sql`(${isNamed(TITLE, term)} OR ${isNamed(NOTES, term)})`;
  const hits = newestOfEach(
    terms,
    (term) => Prisma.sql`SELECT t.id, t.created_at FROM tasks t JOIN visible v ON v.id = t.channel_id
      WHERE ${all([has(term), ...conditions])} ORDER BY t.created_at DESC`,
  );
  const inTitle = Prisma.join(
    terms.map((term) => Prisma.sql`${isNamed(TITLE, term)}::int`),
    " + ",
  );
  return db.$queryRaw<Candidate[]>(Prisma.sql`WITH ${visible}, hits AS (${hits})
    SELECT 'task' AS kind, t.id, t.channel_id AS "channelId", t.updated_at AS at,
      ${matchesOf(terms, has)} AS matches, (${inTitle})::float AS rank
    FROM hits JOIN tasks t ON t.id = hits.id`);
}
