import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { NewReminder, Reminder } from "./schema";

const tag = "Reminders";

export const listRemindersContract = contract({
  method: "GET",
  path: "/api/reminders",
  tag,
  summary: "List my reminders, the next one first",
  scope: "later:read",
  query: PageQuery,
  response: page(Reminder),
  realtime: true,
  mcp: true,
});
export const createReminderContract = contract({
  method: "POST",
  path: "/api/reminders",
  tag,
  summary: "Create a reminder",
  scope: "later:write",
  body: NewReminder,
  response: Reminder,
  status: 201,
  mcp: true,
});
export const deleteReminderContract = contract({
  method: "DELETE",
  path: "/api/reminders/{reminderId}",
  tag,
  summary: "Delete a reminder",
  scope: "later:write",
  params: z.strictObject({ reminderId: Id }),
  response: NoContent,
});
