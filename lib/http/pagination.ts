import { z } from "zod";
import { AppError } from "./errors";
import { Id } from "./schema";

/** The shape of every list. `nextCursor` is null at the end; it is opaque, only to be handed back. */
export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

/** Query fields of a list; `limit` is the number of items at most. */
export const PageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/**
 * Cuts a list that was read with `take: limit + 1` to a page.
 * @param cursorOf gives the cursor of the last item kept: usually its id
 */
export function toPage<T>(rows: T[], limit: number, cursorOf: (row: T) => string) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursorOf(last) : null };
}

/**
 * The id that a cursor stands for, where the cursor is one.
 * @throws AppError invalid_input for anything that isn't a cursor of ours
 */
export function cursorId(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const id = Id.safeParse(cursor);
  if (!id.success)
    throw new AppError("invalid_input", "cursor: is invalid; use `nextCursor` of a previous page");
  return id.data;
}
