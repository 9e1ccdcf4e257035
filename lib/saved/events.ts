import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { ObjectKey } from "@/lib/objects/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";

export const SavedEvents = serverEvents({
  /** To all devices of one person. */
  "saved.changed": z.object({ object: ObjectKey, channelId: Id, isSaved: z.boolean() }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof SavedEvents> {}
}
