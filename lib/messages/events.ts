import { type Events, serverEvents } from "@/lib/realtime/events";
import { compactMessage } from "./compact";
import { Message, MessagePatch } from "./schema";
import { ThreadPosition } from "./threads/schema";

const Sent = Message.transform(compactMessage);

export const MessageEvents = serverEvents({
  "message.created": Sent,
  "message.updated": Sent,
  "message.deleted": Sent,
  /** What hangs on a message has changed, and nothing else of it. */
  "message.patched": MessagePatch,
  /** To all devices of one person: they follow a thread or not, or have read up to here. */
  "thread.changed": ThreadPosition,
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof MessageEvents> {}
}
