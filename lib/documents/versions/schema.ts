import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id, line, Timestamp } from "@/lib/http/schema";

export const VersionName = line(80);

/** A document as it was at the end of a stretch of writing. */
export const DocumentVersion = z.object({
  id: Id,
  documentId: Id,
  fromAt: Timestamp,
  untilAt: Timestamp,
  /** Who wrote in it, and how much. Null is the instance itself, or somebody whose account is gone. */
  authors: z.array(z.object({ person: Person.nullable(), bytes: z.int() })),
  /** One with a name is kept for good. */
  name: z.string().nullable(),
  /** The version that was brought back by it. */
  restoredFromId: Id.nullable(),
});
export type DocumentVersion = z.output<typeof DocumentVersion>;

/** With all that the document showed, as JSON of its kind: for a rich text, that of its editor. */
export const DocumentVersionContent = DocumentVersion.extend({ content: z.record(z.string(), z.unknown()) });
export type DocumentVersionContent = z.output<typeof DocumentVersionContent>;
