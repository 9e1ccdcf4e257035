import { z } from "zod";
import { type Events, serverEvents } from "@/lib/realtime/events";

export const ReminderEvents = serverEvents({
  /** To all devices of one person. */
  "reminders.changed": z.object({}),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof ReminderEvents> {}
}
