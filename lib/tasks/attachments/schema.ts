import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { FileInfo } from "@/lib/files/schema";
import { Id, Timestamp } from "@/lib/http/schema";
import { MAX_ATTACHED } from "../limits";

export const TaskAttachment = FileInfo.extend({
  /** Whether a board shows it above the card's title. */
  isCover: z.boolean(),
  /** Null where the account is gone. */
  owner: Person.nullable(),
  createdAt: Timestamp,
});
export type TaskAttachment = z.output<typeof TaskAttachment>;

/** Uploads of the actor's for the task's channel. */
export const NewAttachments = z.strictObject({ fileIds: z.array(Id).min(1).max(MAX_ATTACHED) });

/** A picture among the attachments; null takes the cover away. */
export const CoverChoice = z.strictObject({ fileId: Id.nullable() });
