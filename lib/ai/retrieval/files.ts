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
import { IS_SAID } from "./messages";
import type { Candidate } from "./types";

const NAME = Prisma.sql`search_name(f.name)`;

/** What carries a file, as searches find them (lib/files/object-source.ts): messages and tasks. */
export const CARRIERS = [
  {
    from: Prisma.sql`files f JOIN messages msg ON msg.id = f.message_id JOIN visible v ON v.id = msg.channel_id`,
    is: Prisma.sql`f.status = 'READY' AND ${IS_SAID}`,
  },
  {
    from: Prisma.sql`files f JOIN task_attachments ta ON ta.file_id = f.id JOIN tasks t ON t.id = ta.task_id
      JOIN visible v ON v.id = t.channel_id`,
    is: Prisma.sql`f.status = 'READY' AND ta.removed_at IS NULL AND t.deleted_at IS NULL`,
  },
];

/** Files by name. */
export async function findFiles(db: Database, lookup: Lookup): Promise<Candidate[]> {
  const { terms, visible } = lookup;
  const conditions = [
    ...scopeConditions(lookup, Prisma.sql`f.created_at`, Prisma.sql`f.owner_id`),
    ...exceptCondition(lookup, "file", Prisma.sql`f.id`),
  ];
  const hits = Prisma.join(
    CARRIERS.map(({ from, is }) =>
      newestOfEach(
        terms,
        (term) => Prisma.sql`SELECT f.id, v.id AS channel_id, f.created_at FROM ${from}
          WHERE ${all([isNamed(NAME, term), is, ...conditions])} ORDER BY f.created_at DESC`,
      ),
    ),
    " UNION ",
  );
  return db.$queryRaw<Candidate[]>(Prisma.sql`WITH ${visible}, hits AS (${hits})
    SELECT 'file' AS kind, f.id, hits.channel_id AS "channelId", f.created_at AS at,
      ${matchesOf(terms, (term) => isNamed(NAME, term))} AS matches, 0::float AS rank
    FROM hits JOIN files f ON f.id = hits.id`);
}
