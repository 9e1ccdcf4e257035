import { z } from "zod";
import { Id, Moment, storable, Timestamp } from "@/lib/http/schema";
import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";

/** Text that isn't sent yet; it may be longer than a message for as long as it is being cut. */
export const DRAFT_MAX_LENGTH = 2 * MESSAGE_MAX_LENGTH;

/** The actor's unsent text in a channel or a thread, as Markdown. */
export const Draft = z.object({
  channelId: Id,
  threadId: Id.nullable(),
  workspaceId: Id.nullable(),
  body: z.string(),
  updatedAt: Timestamp,
});
export type Draft = z.output<typeof Draft>;

export const DraftChange = z.strictObject({
  threadId: Id.optional(),
  body: storable(DRAFT_MAX_LENGTH).min(1),
  /** When it was written, by the writer's clock: of two devices the later one wins. */
  updatedAt: Moment,
});
export type DraftChange = z.output<typeof DraftChange>;
