import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id, Timestamp } from "@/lib/http/schema";

/** What others changed in a document since somebody last looked. */
export const UnreadChanges = z.object({
  /** When they last looked; null where they never did. */
  since: Timestamp.nullable(),
  /** Who changed it since, by name. Nobody where nothing is unread. */
  people: z.array(Person),
  /** The version that is nearest to what they saw; null where none is as old. */
  versionId: Id.nullable(),
});
export type UnreadChanges = z.output<typeof UnreadChanges>;
