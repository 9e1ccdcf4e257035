import { type Row, toRows } from "@/components/messages/rows";
import type { TaskActivity } from "@/lib/tasks/activity/schema";

/** A line of comments, or what was done to the task between two of them. */
export type CommentRow = Row | { kind: "acts"; key: string; acts: [TaskActivity, ...TaskActivity[]] };

/** Puts what was done to a task between its comments, by time. @param acts the earliest first */
export function toCommentRows(
  options: Parameters<typeof toRows>[0],
  acts: readonly TaskActivity[],
): CommentRow[] {
  const rows: CommentRow[] = [];
  /** The lines that stand over the next comment. */
  let over: Row[] = [];
  let next = 0;

  function putActs(until: number): boolean {
    const from = next;
    while (next < acts.length && Date.parse(acts[next]?.at ?? "") <= until) next++;
    const [first, ...others] = acts.slice(from, next);
    if (first) rows.push({ kind: "acts", key: `acts ${first.id}`, acts: [first, ...others] });
    return first !== undefined;
  }

  for (const row of toRows(options)) {
    if (row.kind === "day" || row.kind === "unread") {
      over.push(row);
      continue;
    }
    const hasActs = putActs(
      row.kind === "message" ? Date.parse(row.message.createdAt) : Number.POSITIVE_INFINITY,
    );
    rows.push(...over, hasActs && "startsGroup" in row ? { ...row, startsGroup: true } : row);
    over = [];
  }
  putActs(Number.POSITIVE_INFINITY);
  return rows;
}
