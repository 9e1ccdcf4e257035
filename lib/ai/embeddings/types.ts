import type { AiChunkKind } from "@/lib/generated/prisma/enums";

/** What is indexed as a whole: a document, a task, a file, or of messages a part of a stream. */
export type Unit = { kind: AiChunkKind; scopeId: string; bucket: number };

/** A passage as it should be in the index. */
export type Passage = Unit & {
  part: number;
  objectIds: string[];
  block: string | null;
  channelId: string;
  workspaceId: string;
  authorIds: string[];
  since: Date;
  until: Date;
  text: string;
};

export const nameOf = ({ kind, scopeId, bucket }: Unit) => `${kind}/${scopeId}/${bucket}`;

/** Each once. */
export const distinct = <U extends Unit>(units: readonly U[]): U[] => [
  ...new Map(units.map((unit) => [nameOf(unit), unit])).values(),
];
