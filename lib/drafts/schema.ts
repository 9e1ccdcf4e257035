import { z } from "zod";
import { Id, storable, Timestamp } from "@/lib/http/schema";
import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";

/** Text that isn't sent yet; it may be longer than a message for as long as it is being cut. */
export const DRAFT_MAX_LENGTH = 2 * MESSAGE_MAX_LENGTH;

const Revision = z.int().nonnegative();

/** The actor's unsent text in a channel or a thread, as Markdown. */
export const Draft = z.object({
  channelId: Id,
  threadId: Id.nullable(),
  workspaceId: Id.nullable(),
  body: z.string(),
  /** Grows with every write. */
  revision: Revision,
  updatedAt: Timestamp,
});
export type Draft = z.output<typeof Draft>;

export const DraftChange = z.strictObject({
  threadId: Id.optional(),
  body: storable(DRAFT_MAX_LENGTH).min(1),
  /** The revision that the writer had before them; null where there was none. */
  basedOn: Revision.nullable(),
});
export type DraftChange = z.output<typeof DraftChange>;
export const DraftDeletion = DraftChange.pick({ threadId: true }).extend({ basedOn: Revision });
export type DraftDeletion = z.output<typeof DraftDeletion>;
