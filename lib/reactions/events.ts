import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";

export const ReactionEvents = serverEvents({
  /** Somebody has added or removed one reaction. */
  "reaction.changed": z.object({
    messageId: Id,
    channelId: Id,
    emoji: z.string(),
    userId: Id,
    isAdded: z.boolean(),
  }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof ReactionEvents> {}
}
