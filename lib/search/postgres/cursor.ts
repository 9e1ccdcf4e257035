import { AppError } from "@/lib/http/errors";
import { Id } from "@/lib/http/schema";

const unknown = () => new AppError("invalid_input", "cursor: isn't one that a search has given");
const MAX_OFFSET = 1_000;

/** What a list by time has come to. */
export const toMoment = ({ createdAt, id }: { createdAt: Date; id: string }) =>
  `${createdAt.toISOString()}_${id}`;

export function momentOf(cursor: string | undefined): { at: string; id: string } | null {
  if (cursor === undefined) return null;
  const [at = "", id] = cursor.split("_");
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(at) || Number.isNaN(Date.parse(at)) || !Id.safeParse(id).success)
    throw unknown();
  return { at, id: id ?? "" };
}

/** What a list in another order has come to: it is short, so its places are counted. */
export function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,4}$/.test(cursor) || Number(cursor) > MAX_OFFSET) throw unknown();
  return Number(cursor);
}
