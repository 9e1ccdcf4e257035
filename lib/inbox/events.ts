import { type Events, serverEvents } from "@/lib/realtime/events";
import { InboxChange } from "./schema";

export const InboxEvents = serverEvents({
  /** To all devices of one person. */
  "inbox.changed": InboxChange,
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof InboxEvents> {}
}
