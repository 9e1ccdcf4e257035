import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id, line, Timestamp } from "@/lib/http/schema";

export const VersionName = line(80);

/** A document at the end of an editing period. */
export const DocumentVersion = z.object({
  id: Id,
  documentId: Id,
  fromAt: Timestamp,
  untilAt: Timestamp,
  /** Who wrote in it, and how much. Null is the instance itself, or somebody whose account is gone. */
  authors: z.array(z.object({ person: Person.nullable(), bytes: z.int() })),
  /** One with a name is kept for good. */
  name: z.string().nullable(),
  /** The version that this one restored. */
  restoredFromId: Id.nullable(),
  /** Until when that one was written; null where it isn't kept any more. */
  restoredFromAt: Timestamp.nullable(),
});
export type DocumentVersion = z.output<typeof DocumentVersion>;

/** With the full content as JSON of its kind; for a rich text, the JSON of its editor. */
export const DocumentVersionContent = DocumentVersion.extend({ content: z.record(z.string(), z.unknown()) });
export type DocumentVersionContent = z.output<typeof DocumentVersionContent>;
