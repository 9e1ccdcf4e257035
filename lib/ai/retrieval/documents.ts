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
  tsquery,
} from "./candidates";
import type { Candidate } from "./types";

/** So many documents are read for their best paragraphs, and so many paragraphs of each are found. */
const [DOCUMENTS, PARAGRAPHS] = [12, 2];
/** Of a paragraph, what is compared. */
export const PARAGRAPH_MAX = 4_000;

/** A channel's own documents: descriptions are found with their tasks. */
const PLACES = Prisma.sql`JOIN documents d ON d.id = t.document_id AND d.id = d.channel_id
  JOIN visible v ON v.id = d.channel_id`;
const where = (conditions: readonly Prisma.Sql[]) =>
  conditions.length > 0 ? Prisma.sql`WHERE ${all(conditions)}` : Prisma.empty;

/** The paragraphs that have most of the words, of the documents that have most of them. A document's name counts for each. */
export async function findParagraphs(db: Database, lookup: Lookup): Promise<Candidate[]> {
  const { terms, visible } = lookup;
  const name = Prisma.sql`search_name(v.name)`;
  const conditions = [
    ...scopeConditions(lookup, Prisma.sql`t.updated_at`, null),
    ...exceptCondition(lookup, "document", Prisma.sql`d.id`),
  ];
  const has = (term: (typeof terms)[number]) =>
    Prisma.sql`(t.search @@ ${tsquery(term)} OR ${isNamed(name, term)})`;
  // The index of words first, as for messages; what has a word in its name is found in a query of its own, since an OR over
  // both tables would read all texts.
  const hits = Prisma.join(
    [
      newestOfEach(
        terms,
        (term) => Prisma.sql`SELECT d.id, t.updated_at
          FROM (SELECT document_id, updated_at FROM document_texts WHERE search @@ ${tsquery(term)} OFFSET 0) t ${PLACES}
          ${where(conditions)} ORDER BY t.updated_at DESC`,
      ),
      newestOfEach(
        terms,
        (term) => Prisma.sql`SELECT d.id, t.updated_at FROM document_texts t ${PLACES}
          ${where([isNamed(name, term), ...conditions])} ORDER BY t.updated_at DESC`,
      ),
    ],
    " UNION ",
  );
  const text = Prisma.sql`search_name(left(block->>'text', ${PARAGRAPH_MAX}::int))`;
  const count = Prisma.join(
    terms.map((term) => Prisma.sql`${has(term)}::int`),
    " + ",
  );
  const inBlock = Prisma.join(
    terms.map((term) => Prisma.sql`${isNamed(Prisma.sql`folded`, term)}::int`),
    " + ",
  );
  return db.$queryRaw<Candidate[]>(Prisma.sql`WITH ${visible}, hits AS (${hits}),
    best AS (SELECT d.id, v.id AS channel_id, ${name} AS name, t.updated_at, t.blocks FROM hits
      JOIN documents d ON d.id = hits.id JOIN document_texts t ON t.document_id = d.id
      -- Hits are visible ones; the channels have an index, where all visible ones would be compared with each.
      JOIN channels v ON v.id = d.channel_id
      ORDER BY ${count} DESC, t.updated_at DESC LIMIT ${DOCUMENTS})
    SELECT 'document' AS kind, best.id, found.block, best.channel_id AS "channelId", best.updated_at AS at,
      ${matchesOf(terms, (term) => Prisma.sql`(${isNamed(Prisma.sql`found.folded`, term)} OR ${isNamed(Prisma.sql`best.name`, term)})`)} AS matches,
      found.count::float / (1 + ln(1 + length(found.folded)))::float AS rank
    FROM best CROSS JOIN LATERAL (
      SELECT block->>'id' AS block, folded, ${inBlock} AS count
      FROM jsonb_array_elements(best.blocks) WITH ORDINALITY AS given(block, place), LATERAL (SELECT ${text} AS folded) f
      WHERE folded <> '' ORDER BY ${inBlock} DESC, place LIMIT ${PARAGRAPHS}) found`);
}
