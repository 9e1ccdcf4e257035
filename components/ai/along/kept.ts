import { distinctObjects } from "@/lib/ai/context/distinct";
import { MAX_CONTEXT } from "@/lib/ai/context/limits";
import type { MessagePart } from "@/lib/ai/parts";
import type { ObjectKey } from "@/lib/objects/types";

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

/** Null where nothing was stored. */
export function readKept(name: string): Kept | null {
  try {
    const stored = JSON.parse(localStorage.getItem(name) ?? "null");
    return isKept(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function storeKept(name: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(name, JSON.stringify(kept));
    else localStorage.removeItem(name);
  } catch {
    // The storage is full or off: it lives as long as the page.
  }
}

/** Has the next question of a draft read an object along. */
export function addToDraft(name: string, object: ObjectKey): void {
  storeKept(name, withObject(readKept(name) ?? NOTHING_KEPT, object));
}

/** Unless it is full. */
export const withObject = (kept: Kept, object: ObjectKey): Kept => ({
  ...kept,
  context: distinctObjects([...kept.context, object]).slice(0, MAX_CONTEXT),
});

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" &&
  value !== null &&
  Array.isArray((value as Kept).files) &&
  Array.isArray((value as Kept).context);
