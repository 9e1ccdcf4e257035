import { Prisma } from "@/lib/generated/prisma/client";
import { plainText } from "@/lib/markdown/plain-text";
import { type Anchor, placePath } from "@/lib/objects/place";
import { messageAnchor } from "@/lib/objects/preview-sql";
import type { Database } from "./candidates";
import { CARRIERS } from "./files";
import {
  keyOf,
  MAX_EXCERPT,
  PLACE,
  type Place,
  type ReadSources,
  type SourceKey,
  titleOf,
} from "./source-place";

type Row = Place & {
  id: string;
  at: Date;
  author: string | null;
  name: string;
  alt: string;
  /** What carries it: a message or the title of a task. */
  with: string;
  anchor: Anchor;
};

const [OF_MESSAGE, OF_TASK] = CARRIERS;
const ANCHOR_OF_MESSAGE = Prisma.raw(messageAnchor("msg"));

/** Files: what they are called, and what was said with them. */
export async function readFiles(
  db: Database,
  visible: Prisma.Sql,
  own: readonly SourceKey[],
): Promise<ReadSources> {
  const ids = own.map(({ id }) => id);
  const columns = Prisma.sql`f.id, f.created_at AS at, u.name AS author, f.name, f.alt, ${PLACE}`;
  const authors = Prisma.sql`LEFT JOIN users u ON u.id = f.owner_id`;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`WITH ${visible}
    SELECT ${columns}, left(msg.body, 1000) AS with, ${ANCHOR_OF_MESSAGE} AS anchor
    FROM ${OF_MESSAGE!.from} ${authors} WHERE ${OF_MESSAGE!.is} AND f.id = ANY(${ids}::uuid[])
    UNION ALL SELECT ${columns}, t.title, jsonb_build_object('type', 'task', 'id', t.id)
    FROM ${OF_TASK!.from} ${authors} WHERE ${OF_TASK!.is} AND f.id = ANY(${ids}::uuid[])`);
  return new Map(
    rows.map((row) => {
      const { id, channelId, slug, at, author, name, alt } = row;
      const source = {
        ...{ kind: "file" as const, id, channelId, at, author, title: `File “${name}” in ${titleOf(row)}` },
        path: placePath({ channelId, anchor: row.anchor }, slug),
        excerpt: [name, alt, plainText(row.with)]
          .filter(Boolean)
          .join("\n")
          .slice(0, MAX_EXCERPT)
          .toWellFormed(),
      };
      return [keyOf(source), source];
    }),
  );
}
