import { pool } from "@/lib/db";
import type { PublicColumn } from "./schema";

/** Of one column; the rest is a number. */
const MAX_CARDS = 100;

type Row = Omit<PublicColumn, "more"> & { count: number };

/**
 * The columns of a board with their first cards. What isn't in `PublicCard` can't leave: descriptions, people, attachments
 * and comments stay with members.
 */
const COLUMNS = `SELECT b.name, b.color, b.is_done AS "isDone",
    (SELECT count(*)::int FROM tasks t WHERE t.column_id = b.id AND t.parent_id IS NULL
      AND t.deleted_at IS NULL AND t.archived_at IS NULL) AS count,
    (SELECT coalesce(jsonb_agg(c.card ORDER BY c.position, c.id), '[]') FROM (
      SELECT t.position, t.id, jsonb_build_object('title', t.title, 'dueOn', t.due_on, 'dueTime', t.due_time,
          'timeZone', t.time_zone, 'isDone', t.completed_at IS NOT NULL,
          'labels', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'color', l.color) ORDER BY l.name), '[]')
            FROM task_labels tl JOIN labels l ON l.id = tl.label_id WHERE tl.task_id = t.id)) AS card
      FROM tasks t WHERE t.column_id = b.id AND t.parent_id IS NULL AND t.deleted_at IS NULL AND t.archived_at IS NULL
      ORDER BY t.position, t.id LIMIT ${MAX_CARDS}) c) AS cards
  FROM board_columns b WHERE b.channel_id = $1 ORDER BY b.position, b.id`;

/** The board of a channel that is public. @param hide makes a text one for anyone to read */
export async function readPublicBoard(
  channelId: string,
  hide: (text: string) => string,
): Promise<PublicColumn[]> {
  const { rows } = await pool().query<Row>({
    name: "public board",
    text: COLUMNS,
    values: [channelId],
  });
  return rows.map(({ count, cards, ...column }) => ({
    ...column,
    name: hide(column.name),
    cards: cards.map((card) => ({
      ...card,
      title: hide(card.title),
      labels: card.labels.map((label) => ({ ...label, name: hide(label.name) })),
    })),
    more: count - cards.length,
  }));
}
