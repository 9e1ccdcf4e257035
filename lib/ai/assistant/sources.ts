import type { ObjectType } from "@/lib/objects/types";

/** What an answer keeps of a source: a reference, so that a later reader sees it only where they may read it then. */
export type StoredSource = { number: number; type: ObjectType; id: string; block?: string };
