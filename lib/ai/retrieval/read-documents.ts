import { Prisma } from "@/lib/generated/prisma/client";
import { placePath } from "@/lib/objects/place";
import type { Database } from "./candidates";
import { PARAGRAPH_MAX } from "./documents";
import {
  keyOf,
  MAX_EXCERPT,
  PLACE,
  type Place,
  type ReadSources,
  type SourceKey,
  titleOf,
} from "./source-place";

/** Paragraphs before and after the one that was found: the heading above it, the items of a list. */
const [BEFORE, AFTER] = [2, 5];

type Row = Place & { id: string; block: string; at: Date; texts: { text: string; isHit: boolean }[] };

/** Paragraphs with those around them. */
export async function readParagraphs(
  db: Database,
  visible: Prisma.Sql,
  own: readonly SourceKey[],
): Promise<ReadSources> {
  const ids = own.map(({ id }) => id);
  const blocks = own.map(({ block = "" }) => block);
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`WITH ${visible}
    SELECT d.id, given.block, t.updated_at AS at, ${PLACE}, around.texts
    FROM unnest(${ids}::uuid[], ${blocks}::text[]) AS given(id, block)
    JOIN documents d ON d.id = given.id AND d.id = d.channel_id JOIN document_texts t ON t.document_id = d.id
    JOIN visible v ON v.id = d.channel_id
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('text', left(b.block->>'text', ${PARAGRAPH_MAX}::int), 'isHit', b.place = hit.place)
        ORDER BY b.place) AS texts
      FROM (SELECT place FROM jsonb_array_elements(t.blocks) WITH ORDINALITY AS x(block, place)
        WHERE x.block->>'id' = given.block LIMIT 1) hit
      JOIN jsonb_array_elements(t.blocks) WITH ORDINALITY AS b(block, place)
        ON b.place BETWEEN hit.place - ${BEFORE}::int AND hit.place + ${AFTER}::int) around
    WHERE around.texts IS NOT NULL`);
  const read: ReadSources = new Map();
  for (const row of rows) {
    const { id, block, channelId, slug, at } = row;
    const source = {
      ...{ kind: "document" as const, id, block, channelId, at, author: null, title: titleOf(row) },
      path: placePath({ channelId, anchor: { block } }, slug),
      excerpt: passageOf(row.texts),
    };
    read.set(keyOf(source), source);
  }
  return read;
}

/** The paragraph, then as much around it as there is room for. */
function passageOf(texts: Row["texts"]): string {
  const at = texts.findIndex(({ isHit }) => isHit);
  const shown = new Map([[at, texts[at]!.text.slice(0, MAX_EXCERPT)]]);
  let room = MAX_EXCERPT - shown.get(at)!.length;
  for (let distance = 1; distance < texts.length; distance += 1)
    for (const near of [at - distance, at + distance]) {
      const text = texts[near]?.text ?? "";
      if (!text || text.length > room) continue;
      shown.set(near, text);
      room -= text.length;
    }
  return [...shown.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, text]) => text)
    .join("\n")
    .toWellFormed();
}
