import { z } from "zod";
import { AppError } from "@/lib/http/errors";
import { Id, Moment } from "@/lib/http/schema";

const Place = z.tuple([Moment, Id]);

/** The end of a page of conversations. Their order changes with each message, so the cursor holds the time as well. */
export const cursorOf = ({ activeAt, id }: { activeAt: string; id: string }) => `${activeAt}_${id}`;

/** @throws AppError invalid_input for anything that isn't a cursor of ours */
export function parseCursor(cursor: string | undefined): { activeAt: string; id: string } | null {
  if (cursor === undefined) return null;
  const place = Place.safeParse(cursor.split("_"));
  if (!place.success)
    throw new AppError("invalid_input", "cursor: is invalid; use `nextCursor` of a previous page");
  const [activeAt, id] = place.data;
  return { activeAt, id };
}
