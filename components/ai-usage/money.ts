const MICROS = 1_000_000;

const dollars = (digits: number) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: digits });

/** Micro-dollars as dollars; of less than ten cents also the small parts. */
export const money = (micros: number) =>
  dollars(micros !== 0 && micros < MICROS / 10 ? 4 : 2).format(micros / MICROS);

/** What somebody typed as dollars, in micro-dollars; null where it isn't an amount. */
export function microsOf(typed: string): number | null {
  const text = typed.trim().replace(/^\$/, "");
  return /^\d{1,6}(\.\d{1,6})?$/.test(text) ? Math.round(Number(text) * MICROS) : null;
}

export const tokens = (count: number) => new Intl.NumberFormat("en", { notation: "compact" }).format(count);
