import { z } from "zod";
import { type Events, serverEvents } from "@/lib/realtime/events";

export const ScheduledEvents = serverEvents({
  /** To all devices of one person. */
  "scheduled.changed": z.object({}),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof ScheduledEvents> {}
}
