import type { ObjectSource } from "./source";
import type { ObjectType } from "./types";

export type ObjectSources = Readonly<Record<ObjectType, ObjectSource>>;

// Hot reload and the bundles of routes evaluate this module again; they share one table.
const store = globalThis as { guildhallObjectSources?: ObjectSources };

/** Hands in the table of sources: each process does so when it starts (`lib/composition/start.ts`). */
export function registerObjectSources(sources: ObjectSources): void {
  store.guildhallObjectSources = sources;
}

/** The server side of a type. Domains use this, since the table itself imports all of them. */
export const objectSource = (type: ObjectType): ObjectSource => objectSources()[type];

export function objectSources(): ObjectSources {
  const sources = store.guildhallObjectSources;
  if (!sources) throw new Error("This process has not called start() of lib/composition/start.ts");
  return sources;
}
