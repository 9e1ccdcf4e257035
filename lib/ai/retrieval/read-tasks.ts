import { Prisma } from "@/lib/generated/prisma/client";
import { placePath } from "@/lib/objects/place";
import type { Database } from "./candidates";
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
  title: string;
  notes: string;
  column: string | null;
  due: string | null;
  assignees: string | null;
  isDone: boolean;
};

/** Tasks and cards with what stands on them. */
export async function readTasks(
  db: Database,
  visible: Prisma.Sql,
  own: readonly SourceKey[],
): Promise<ReadSources> {
  const ids = own.map(({ id }) => id);
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`WITH ${visible}
    SELECT t.id, t.updated_at AS at, u.name AS author, t.title, left(t.notes, ${MAX_EXCERPT}::int) AS notes,
      bc.name AS column, concat_ws(' ', t.due_on::text, t.due_time) AS due, t.completed_at IS NOT NULL AS "isDone",
      (SELECT string_agg(a.name, ', ' ORDER BY a.name) FROM task_assignees ta JOIN users a ON a.id = ta.user_id
        WHERE ta.task_id = t.id) AS assignees, ${PLACE}
    FROM tasks t JOIN visible v ON v.id = t.channel_id LEFT JOIN users u ON u.id = t.created_by_id
    LEFT JOIN board_columns bc ON bc.id = t.column_id
    WHERE t.id = ANY(${ids}::uuid[]) AND t.deleted_at IS NULL`);
  return new Map(
    rows.map((row) => {
      const { id, channelId, slug, at, author, title } = row;
      const source = {
        ...{ kind: "task" as const, id, channelId, at, author },
        title: `${row.column ? "Card" : "Task"} “${title}” in ${titleOf(row)}`,
        path: placePath({ channelId, anchor: { type: "task", id } }, slug),
        excerpt: stateOf(row),
      };
      return [keyOf(source), source];
    }),
  );
}

const stateOf = ({ title, notes, column, due, assignees, isDone }: Row) =>
  [
    title,
    isDone ? "Done." : "Open.",
    column && `Column: ${column}.`,
    assignees && `Assigned to: ${assignees}.`,
    due && `Due: ${due}.`,
    notes,
  ]
    .filter(Boolean)
    .join("\n")
    .slice(0, MAX_EXCERPT)
    .toWellFormed();
