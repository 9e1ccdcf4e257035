import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { Receipt } from "./schema";

export const ConversationEvents = serverEvents({
  /** To all devices of one person: what they have set for a conversation has changed. */
  "conversation.changed": z.object({ channelId: Id }),
  /** Somebody else in a conversation received or read up to here. */
  "receipt.changed": Receipt.extend({ channelId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof ConversationEvents> {}
}
