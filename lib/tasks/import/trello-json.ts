import { isCalendarDate } from "@/lib/dates/calendar-date";

// Of a file that anybody may have made: what isn't of the expected type isn't there.
export type Row = Record<string, unknown>;

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const rowsOf = (value: unknown): Row[] =>
  listOf(value).filter((row): row is Row => typeof row === "object" && row !== null && !Array.isArray(row));

/** A moment that can be stored. */
export function momentOf(value: unknown): Date | null {
  const text = textOf(value);
  const at = new Date(text);
  return isCalendarDate(text.slice(0, 10)) && !Number.isNaN(at.getTime()) ? at : null;
}

const positionOf = ({ pos }: Row) =>
  typeof pos === "number" && Number.isFinite(pos) ? pos : Number.MAX_VALUE;

/** By their positions; the order of the file is kept where they are equal or lack. */
export const byPosition = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => positionOf(a) - positionOf(b));
