import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { ChannelNotifications } from "./schema";

export const NotificationEvents = serverEvents({
  /** To all devices of one person. */
  "notifications.changed": ChannelNotifications.extend({ channelId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof NotificationEvents> {}
}
