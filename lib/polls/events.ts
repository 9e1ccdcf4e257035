import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";

export const PollEvents = serverEvents({
  /** To all devices of one person: their votes in an anonymous poll, which the message doesn't carry. */
  "poll.voted": z.object({ messageId: Id, optionIds: z.array(Id) }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof PollEvents> {}
}
