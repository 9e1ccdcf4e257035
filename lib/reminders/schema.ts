import { z } from "zod";
import { Id, line, Timestamp } from "@/lib/http/schema";
import { Later } from "@/lib/scheduled/schema";

export const MAX_REMINDERS = 200;

/** Something I am reminded of, about a message or by itself. */
export const Reminder = z.object({
  id: Id,
  messageId: Id.nullable(),
  text: z.string(),
  remindAt: Timestamp,
});
export type Reminder = z.output<typeof Reminder>;

export const NewReminder = z
  .strictObject({ messageId: Id.optional(), text: line(300, 0).default(""), remindAt: Later })
  .refine(({ messageId, text }) => messageId || text, { path: ["text"], message: "is empty" });
export type NewReminder = z.output<typeof NewReminder>;
