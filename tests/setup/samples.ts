import { readdirSync } from "node:fs";
import path from "node:path";
import type { makeChannel, makeMessage, makeSignedIn, makeWorkspace } from "@/tests/factories";

/** What belongs to a person, with whom the tests' outsider has nothing to do. */
export type Owned = {
  owner: Awaited<ReturnType<typeof makeSignedIn>>;
  workspace: Awaited<ReturnType<typeof makeWorkspace>>;
  channel: Awaited<ReturnType<typeof makeChannel>>;
  message: Awaited<ReturnType<typeof makeMessage>>;
};

/** What the tests of all contracts need of one domain: a file of `tests/api/samples/` exports it as `samples`. */
export type Samples = {
  /** A body that each contract with one accepts, by its `contractId`. */
  bodies?: Record<string, () => Record<string, unknown>>;
  /** The query of each list that needs one, by its `contractId`. */
  queries?: Record<string, Record<string, string>>;
  /** Makes the owner's things of the domain: their ids, by the name of the parameter that takes them. */
  foreign?: (owned: Owned) => Record<string, string> | Promise<Record<string, string>>;
};

/** The samples of every domain. */
export async function loadSamples() {
  const folder = path.join(import.meta.dirname, "../api/samples");
  const all = await Promise.all(
    readdirSync(folder).map(async (file) => (await import(path.join(folder, file))).samples as Samples),
  );
  return {
    bodies: merge(all.map(({ bodies }) => bodies ?? {})),
    queries: merge(all.map(({ queries }) => queries ?? {})),
    foreign: async (owned: Owned) =>
      merge(await Promise.all(all.map(async ({ foreign }) => (await foreign?.(owned)) ?? {}))),
  };
}

/** @throws where two domains give the same */
function merge<T>(parts: Record<string, T>[]): Record<string, T> {
  const merged: Record<string, T> = {};
  for (const [key, value] of parts.flatMap((part) => Object.entries(part))) {
    if (key in merged) throw new Error(`Two files of tests/api/samples/ give ${key}`);
    merged[key] = value;
  }
  return merged;
}
