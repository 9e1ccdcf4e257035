import type { Instance } from "./instance";
import type { Recording } from "./recordings";
import { median } from "./statistics";

/** One line of a figure's table. `isMet` is null for what is reported without a target. */
export type Row = {
  what: string;
  product: string;
  limit: string;
  ratio: string;
  target: string;
  isMet: boolean | null;
};

export type Options = { instance: Instance; isQuick: boolean; log: (text: string) => void };

export type Figure = {
  name: string;
  title: string;
  /** What is measured against what, for the readers of the table. */
  method: string;
  run: (options: Options) => Promise<Row[]>;
};

type Target = { atMost: number } | { atLeast: number } | { isReport: true };

const digits = (value: number) => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
const format = (value: number, unit: string) => `${value.toFixed(digits(value))}${unit && ` ${unit}`}`;

function withSpread(values: readonly number[], unit: string): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const middle = format(median(values), unit);
  if (values.length === 1 || least === most) return middle;
  return `${middle} (${least.toFixed(digits(least))}–${most.toFixed(digits(most))})`;
}

function judge(value: number, target: Target): Pick<Row, "target" | "isMet"> {
  if ("atMost" in target) return { target: `≤ ${target.atMost}`, isMet: value <= target.atMost };
  if ("atLeast" in target) return { target: `≥ ${target.atLeast}`, isMet: value >= target.atLeast };
  return { target: "", isMet: null };
}

/** A ratio of the product to its limit: each round gives one of both, and the median of the rounds' ratios counts. */
export function compare(
  input: { what: string; unit: string; product: number[]; limit: number[] } & Target,
): Row {
  const ratios = input.product.map((value, round) => value / input.limit[round]!);
  return {
    what: input.what,
    product: withSpread(input.product, input.unit),
    limit: withSpread(input.limit, input.unit),
    ratio: withSpread(ratios, ""),
    ...judge(median(ratios), input),
  };
}

/** A figure with an absolute target; the median of the values counts. */
export function measure(
  input: { what: string; unit: string; values: number[]; limit?: string } & Target,
): Row {
  return {
    what: input.what,
    product: withSpread(input.values, input.unit),
    limit: input.limit ?? "",
    ratio: "",
    ...judge(median(input.values), input),
  };
}

/** The sum of a count over all rounds, say of losses. */
export function count(input: { what: string; values: number[]; of?: number; limit?: string } & Target): Row {
  const sum = input.values.reduce((a, b) => a + b, 0);
  const product = input.of === undefined ? String(sum) : `${sum} of ${input.of}`;
  return { what: input.what, product, limit: input.limit ?? "", ratio: "", ...judge(sum, input) };
}

/** What is asked must not cost more queries when there is more to answer with. */
export function sameCount(what: string, few: Recording, many: Recording): Row {
  const [one, other] = [few.statements.length, many.statements.length];
  return {
    what,
    product: `${one} and ${other}`,
    limit: "",
    ratio: "",
    target: "same",
    isMet: one === other && one > 0,
  };
}
