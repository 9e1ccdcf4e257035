import { z } from "zod";
import { Id, line, Timestamp } from "@/lib/http/schema";
import { ObjectKey } from "@/lib/objects/schema";
import { Later } from "@/lib/scheduled/schema";

export const MAX_REMINDERS = 200;

/** Something I am reminded of, about an object or by itself. */
export const Reminder = z.object({
  id: Id,
  target: ObjectKey.nullable(),
  text: z.string(),
  remindAt: Timestamp,
});
export type Reminder = z.output<typeof Reminder>;

export const NewReminder = z
  .strictObject({ target: ObjectKey.optional(), text: line(300, 0).default(""), remindAt: Later })
  .refine(({ target, text }) => target || text, { path: ["text"], message: "is empty" });
export type NewReminder = z.output<typeof NewReminder>;
