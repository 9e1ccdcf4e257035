import { AppError } from "@/lib/http/errors";
import { Id } from "@/lib/http/schema";

/** Where a page of tasks ended: what it is sorted by, and the id. It holds although that task is gone. */
type Place = { key: string; id: string };

/** What the lists are sorted by: a position, the milliseconds of a moment, a day. */
const KEYS = { position: /^[A-Za-z0-9]{1,150}$/, moment: /^\d{1,15}$/, day: /^\d{4}-\d\d-\d\d$/ };

export const toCursor = ({ key, id }: Place) => `${key}.${id}`;

/** @throws AppError invalid_input for anything that isn't a cursor of such a list */
export function fromCursor(cursor: string, keyed: keyof typeof KEYS): Place {
  const at = cursor.lastIndexOf(".");
  const [key, id] = [cursor.slice(0, Math.max(at, 0)), Id.safeParse(cursor.slice(at + 1))];
  if (!id.success || !KEYS[keyed].test(key) || (keyed === "day" && !isDay(key))) {
    throw new AppError("invalid_input", "cursor: is invalid; use `nextCursor` of a previous page");
  }
  return { key, id: id.data };
}

/** Not in the year 0, which the database doesn't have. Copies of subtasks come to years outside of those that one may set. */
const isDay = (key: string) =>
  !key.startsWith("0000") && !Number.isNaN(Date.parse(key)) && new Date(key).toISOString().startsWith(key);
