import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Contract } from "@/lib/http/contract";
import { AppError } from "@/lib/http/errors";
import type { RawInput } from "@/lib/http/run";

type Part = keyof RawInput;
const PARTS = ["params", "query", "body"] as const satisfies Part[];

/** What callers name themselves for sending again; a model needn't. */
const NONCE = "nonce";

const shapeOf = (schema: z.ZodType): Record<string, z.ZodType> =>
  schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};

/** Which part of a call each argument of a tool belongs to: its parameters, query and body are one flat object. */
function partsOf(contract: Contract): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const part of PARTS)
    for (const name of Object.keys(shapeOf(contract[part]))) if (!parts.has(name)) parts.set(name, part);
  return parts;
}

/** The arguments as JSON Schema. Nothing else is taken. */
export function argumentsSchema(contract: Contract) {
  const shape = Object.assign({}, ...PARTS.toReversed().map((part) => shapeOf(contract[part])));
  if (NONCE in shape) shape[NONCE] = shape[NONCE].optional();
  const { $schema: _, ...schema } = z.toJSONSchema(z.strictObject(shape), {
    io: "input",
    unrepresentable: "any",
  });
  return {
    ...schema,
    type: "object" as const,
    properties: schema.properties ?? {},
    additionalProperties: false,
  };
}

/**
 * The input of a call from a tool's arguments.
 * @throws AppError invalid_input for one that the tool doesn't have, with the name that was probably meant
 */
export function inputOf(contract: Contract, given: Readonly<Record<string, unknown>>): RawInput {
  const parts = partsOf(contract);
  const input = { params: {}, query: {}, body: {} } as Record<Part, Record<string, unknown>>;
  for (const [name, value] of Object.entries(given)) {
    const part = parts.get(name);
    if (!part) throw unknownArgument(name, [...parts.keys()]);
    // A query is text over HTTP, too.
    input[part][name] = part === "query" && typeof value !== "string" ? String(value) : value;
  }
  const nonceOf = parts.get(NONCE);
  if (nonceOf && !(NONCE in given)) input[nonceOf][NONCE] = randomUUID();
  return input;
}

function unknownArgument(name: string, known: readonly string[]): AppError {
  const meant = nearest(name, known);
  const takes = known.length > 0 ? `The tool takes ${known.join(", ")}.` : "The tool takes no arguments.";
  return new AppError(
    "invalid_input",
    `Unknown argument ${name}${meant ? `; did you mean ${meant}?` : "."} ${takes}`,
  );
}

/** The known name that differs from a misspelt one by few letters, or that begins or ends with it. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const ranked = known
    .map((one) => ({ one, distance: distanceWithin(lower, one.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(1, Math.floor(name.length / 3)) ? best.one : undefined;
}

/** As `distance`, where `channel` for `channelId` counts as one letter. */
function distanceWithin(given: string, known: string): number {
  const withoutId = known.replace(/ids?$/, "");
  return Math.min(
    distance(given, known),
    known === withoutId ? Number.POSITIVE_INFINITY : 1 + distance(given, withoutId),
  );
}

/** How many letters one has to insert, delete or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
