import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Contract } from "@/lib/http/contract";
import { numbers } from "../random";
import { HOSTILE, HOSTILE_KEYS } from "./hostile";

type Random = (below: number) => number;
type Schema = { [key: string]: unknown } & {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
};

/** What is there to name in requests, by the name of the parameter or field. */
export type Things = Record<string, string[]>;
export type Input = { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown };

/**
 * The input of one case: it fits the contract, or nearly. The same seed and things give the same case, but for ids of
 * nothing.
 * @param sample a body that the contract accepts
 */
export function makeInput(contract: Contract, seed: number, things: Things, sample: unknown): Input {
  const random = numbers(seed);
  const of = (schema: z.ZodType) => make(schemaOf(schema), "", { random, things, root: schemaOf(schema) });
  const body = random(2) === 0 ? fill(sample, things, random) : of(contract.body);
  const input = { params: objectOf(of(contract.params)), query: objectOf(of(contract.query)), body };
  // One in four fits as it is, as far as its schema says.
  for (let left = random(4); left > 0; left -= 1) spoil(input, random);
  return input;
}

/** An address can't carry anything else. */
const objectOf = (value: unknown) => ({ ...(value as object) }) as Record<string, unknown>;

const schemas = new WeakMap<z.ZodType, Schema>();

function schemaOf(schema: z.ZodType): Schema {
  const known = schemas.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
  schemas.set(schema, made);
  return made;
}

type From = { random: Random; things: Things; root: Schema };

const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)]!;
const chance = (random: Random, percent: number) => random(100) < percent;

function make(schema: Schema, name: string, from: From): unknown {
  const { random } = from;
  if (chance(random, 4)) return anything(random);
  const ref = typeof schema.$ref === "string" ? resolve(schema.$ref, from.root) : null;
  if (ref) return make(ref, name, from);
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return pick(schema.enum, random);
  const options = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (Array.isArray(options)) return make(pick(options as Schema[], random), name, from);
  return MAKERS[schema.type ?? ""]?.(schema, name, from) ?? anything(random);
}

const resolve = (ref: string, root: Schema) =>
  ref
    .slice(2)
    .split("/")
    .filter(Boolean)
    .reduce<Schema>((at, key) => at[key] as Schema, root);

const MAKERS: Record<string, (schema: Schema, name: string, from: From) => unknown> = {
  object({ properties = {}, required = [] }, _, from) {
    const kept = Object.entries(properties).filter(
      ([key]) => chance(from.random, 50) || (required.includes(key) && chance(from.random, 97)),
    );
    return Object.fromEntries(kept.map(([key, schema]) => [key, make(schema, key, from)]));
  },
  array({ items, prefixItems, minItems = 0 }, name, from) {
    if (Array.isArray(prefixItems)) return (prefixItems as Schema[]).map((item) => make(item, name, from));
    const length = Number(minItems) + from.random(3);
    return Array.from({ length }, () => (items ? make(items, name.replace(/s$/, ""), from) : null));
  },
  string({ format, maxLength }, name, { random, things }) {
    if (format === "date-time") return chance(random, 50) ? soon(random) : pick(HOSTILE.moments, random);
    if (things[name] && chance(random, 85)) return pick(things[name], random);
    if (format === "uuid")
      return chance(random, 60) ? pick(Object.values(things).flat(), random) : randomUUID();
    const text = chance(random, 60) ? String(pick(HOSTILE.strings, random)) : `word ${random(1_000)}`;
    // At the border of what may be.
    return chance(random, 8) && maxLength ? text.padEnd(Number(maxLength) + random(3) - 1, "ab ") : text;
  },
  integer: number,
  number,
  boolean: (_schema, _name, { random }) => random(2) === 0,
  null: () => null,
};

function number({ minimum, maximum }: Schema, _name: string, { random }: From): number {
  const bounds = [minimum, maximum].filter((bound): bound is number => typeof bound === "number");
  if (bounds.length > 0 && chance(random, 40)) return pick(bounds, random) + random(3) - 1;
  return chance(random, 50) ? random(20) : Number(pick(HOSTILE.numbers, random));
}

const soon = (random: Random) => new Date(Date.now() + (random(400) - 20) * 86_400_000).toISOString();

/** A copy, since it may be spoilt in its turn. */
const anything = (random: Random) =>
  structuredClone(
    pick([HOSTILE.strings, HOSTILE.moments, HOSTILE.numbers, HOSTILE.others][random(4)]!, random),
  );

/** A copy of a sample with ids of things that are there. */
function fill(value: unknown, things: Things, random: Random): unknown {
  return JSON.parse(JSON.stringify(value ?? {}), (key, part) =>
    things[key] && typeof part === "string" ? pick(things[key], random) : part,
  );
}

/** Changes one place of an input into what doesn't belong there. */
function spoil(input: Input, random: Random): void {
  const places = [...placesOf(input.params), ...placesOf(input.query), ...placesOf(input.body)];
  const place = places.length > 0 && pick(places, random);
  if (!place || chance(random, 15)) {
    const part = pick([input.query, input.body], random);
    if (typeof part === "object" && part !== null && !Array.isArray(part))
      put(part, pick(HOSTILE_KEYS, random), anything(random));
    return;
  }
  const { parent, key } = place;
  const kind = random(100);
  if (kind < 15) delete parent[key];
  else if (kind < 25)
    put(
      parent,
      key,
      Array.from({ length: 200 }, () => structuredClone(parent[key])),
    );
  else if (kind < 30) put(parent, key, nested(300));
  else put(parent, key, anything(random));
}

type Place = { parent: Record<string, unknown>; key: string };

function placesOf(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesOf(parent[key])]);
}

/** Also for `__proto__`, as parsing JSON does. */
const put = (target: object, key: string, value: unknown) =>
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let left = depth; left > 0; left -= 1) value = left % 2 ? [value] : { a: value };
  return value;
}
