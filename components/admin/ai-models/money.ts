const MICROS = 1_000_000;

/** Micro-dollars per million tokens as people read prices: "$1.75". */
export const inDollars = (micros: number) =>
  `$${(micros / MICROS).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 4 })}`;

export const dollarsOf = (micros: number | null) => (micros === null ? "" : String(micros / MICROS));

/** What was typed as a price; null where it is empty, undefined where it is none. */
export function microsOf(text: string): number | null | undefined {
  const typed = text.trim().replace(",", ".");
  if (typed === "") return null;
  return /^\d+(\.\d{1,6})?$/.test(typed) ? Math.round(Number(typed) * MICROS) : undefined;
}
