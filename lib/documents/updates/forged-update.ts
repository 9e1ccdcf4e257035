import * as encoding from "lib0/encoding";

// Builds updates as no library would, for the tests of what is refused.

type Id = readonly [client: number, clock: number];
type Write = (encoder: encoding.Encoder) => void;

export type ForgedStruct = {
  origin?: Id;
  right?: Id;
  /** Written only where there are no neighbors, as Yjs does: a top-level type's name or an id. */
  parent?: string | Id;
  key?: string;
  /** Yjs' number of the kind of content. */
  ref: number;
  write: Write;
};

const HAS_ORIGIN = 128;
const HAS_RIGHT = 64;
const HAS_KEY = 32;

/** @param deletions client, clock and length */
export function forgeUpdate(
  [client, clock]: Id,
  structs: readonly ForgedStruct[],
  deletions: readonly (readonly [number, number, number])[] = [],
): Uint8Array {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, structs.length > 0 ? 1 : 0);
  if (structs.length > 0) for (const part of [structs.length, client, clock]) encoding.writeVarUint(e, part);
  for (const struct of structs) writeStruct(e, struct);
  encoding.writeVarUint(e, deletions.length);
  for (const [of, at, length] of deletions)
    for (const part of [of, 1, at, length]) encoding.writeVarUint(e, part);
  return encoding.toUint8Array(e);
}

function writeStruct(e: encoding.Encoder, { origin, right, parent, key, ref, write }: ForgedStruct) {
  const flags = (origin ? HAS_ORIGIN : 0) | (right ? HAS_RIGHT : 0) | (key === undefined ? 0 : HAS_KEY);
  encoding.writeUint8(e, ref | flags);
  for (const id of [origin, right]) if (id) for (const part of id) encoding.writeVarUint(e, part);
  if (!origin && !right) {
    encoding.writeVarUint(e, typeof parent === "string" ? 1 : 0);
    if (typeof parent === "string") encoding.writeVarString(e, parent);
    else for (const part of parent ?? [0, 0]) encoding.writeVarUint(e, part);
    if (key !== undefined) encoding.writeVarString(e, key);
  }
  write(e);
}

export const any =
  (...values: unknown[]): Write =>
  (e) => {
    encoding.writeVarUint(e, values.length);
    for (const value of values) encoding.writeAny(e, value as never);
  };
export const string =
  (text: string): Write =>
  (e) =>
    encoding.writeVarString(e, text);
export const json =
  (value: unknown): Write =>
  (e) =>
    encoding.writeVarString(e, JSON.stringify(value));
export const format =
  (key: string, value: unknown): Write =>
  (e) => {
    encoding.writeVarString(e, key);
    encoding.writeVarString(e, JSON.stringify(value));
  };
/** @param ref Yjs' number of the type: 3 is an element */
export const type =
  (ref: number, name?: string): Write =>
  (e) => {
    encoding.writeVarUint(e, ref);
    if (name !== undefined) encoding.writeVarString(e, name);
  };
export const length =
  (count: number): Write =>
  (e) =>
    encoding.writeVarUint(e, count);
