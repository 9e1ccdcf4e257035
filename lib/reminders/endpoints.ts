import { endpoint } from "@/lib/http/endpoint";
import { createReminderContract, deleteReminderContract, listRemindersContract } from "./contract";
import { createReminder, deleteReminder, listReminders } from "./service";

export const listRemindersEndpoint = endpoint(listRemindersContract, ({ actor, query }) =>
  listReminders(actor, query),
);
export const createReminderEndpoint = endpoint(createReminderContract, ({ actor, body }) =>
  createReminder(actor, body),
);
export const deleteReminderEndpoint = endpoint(deleteReminderContract, ({ actor, params }) =>
  deleteReminder(actor, params.reminderId),
);
