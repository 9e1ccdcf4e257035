import { AppError } from "@/lib/http/errors";
import { Id } from "@/lib/http/schema";

/** Where a page of tasks ended: what it is sorted by, and the id. It holds although that task is gone. */
type Place = { key: string; id: string };

/** A position, or the milliseconds of a moment. */
const KEY = /^[A-Za-z0-9]{1,150}$/;
const MOMENT = /^\d{1,15}$/;

export const toCursor = ({ key, id }: Place) => `${key}.${id}`;

/** @throws AppError invalid_input for anything that isn't a cursor of such a list */
export function fromCursor(cursor: string, isMoment: boolean): Place {
  const at = cursor.lastIndexOf(".");
  const [key, id] = [cursor.slice(0, Math.max(at, 0)), Id.safeParse(cursor.slice(at + 1))];
  if (!id.success || !(isMoment ? MOMENT : KEY).test(key)) {
    throw new AppError("invalid_input", "cursor: is invalid; use `nextCursor` of a previous page");
  }
  return { key, id: id.data };
}
