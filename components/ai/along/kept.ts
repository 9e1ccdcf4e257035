import { distinctObjects } from "@/lib/ai/context/distinct";
import { MAX_CONTEXT } from "@/lib/ai/context/limits";
import type { MessagePart } from "@/lib/ai/parts";
import { type ObjectKey, objectName } from "@/lib/objects/types";

export type KeptFile = { id: string; name: string; type: string };
/** What goes along with a question that isn't sent yet. */
export type Kept = { files: readonly KeptFile[]; context: readonly ObjectKey[] };

export const NOTHING_KEPT: Kept = { files: [], context: [] };
const PREFIX = "guildhall.ai-along.";

export const keptName = (userId: string, draftKey: string) => `${PREFIX}${userId}.${draftKey}`;

/** What a question that was sent has. */
export const keptOf = (parts: readonly MessagePart[]): Kept => ({
  files: parts.flatMap((part) =>
    part.type === "file" ? [{ id: part.fileId, name: part.name, type: part.mediaType }] : [],
  ),
  context: parts.flatMap((part) => (part.type === "object" ? [part.object] : [])),
});

// What was parsed last, by name: the same object as long as its stored text is the same. Where the storage is full or
// off, this is what lives as long as the page.
const parsed = new Map<string, { stored: string | null; kept: Kept | null }>();
const listeners = new Set<() => void>();

/** Hears of every change, those of other tabs included. */
export function subscribeKept(listener: () => void) {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** Null where nothing was stored. */
export function readKept(name: string): Kept | null {
  const stored = read(name);
  const known = parsed.get(name);
  if (known?.stored === stored) return known.kept;
  const kept = parseKept(stored);
  parsed.set(name, { stored, kept });
  return kept;
}

export function storeKept(name: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(name, JSON.stringify(kept));
    else localStorage.removeItem(name);
  } catch {
    // The storage is full or off.
  }
  parsed.set(name, { stored: read(name), kept });
  for (const listener of listeners) listener();
}

/** Has the next question of a draft read an object along. */
export function addToDraft(name: string, object: ObjectKey): void {
  storeKept(name, withObject(readKept(name) ?? NOTHING_KEPT, object));
}

/** Null where all of it was sent. */
export function withoutSent({ files, context }: Kept, sent: Kept): Kept | null {
  const ids = new Set(sent.files.map(({ id }) => id));
  const names = new Set(sent.context.map(objectName));
  const rest = {
    files: files.filter(({ id }) => !ids.has(id)),
    context: context.filter((object) => !names.has(objectName(object))),
  };
  return rest.files.length + rest.context.length > 0 ? rest : null;
}

/** Unless it is full. */
export const withObject = (kept: Kept, object: ObjectKey): Kept => ({
  ...kept,
  context: distinctObjects([...kept.context, object]).slice(0, MAX_CONTEXT),
});

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function parseKept(stored: string | null): Kept | null {
  try {
    const kept = JSON.parse(stored ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" &&
  value !== null &&
  Array.isArray((value as Kept).files) &&
  Array.isArray((value as Kept).context);
