import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { AiMessage } from "./schema";

export const AiMessageEvents = serverEvents({
  /** Messages are new in a chat; the last one ends the branch that is shown now. */
  "aiMessages.created": z.object({ sessionId: Id, messages: z.array(AiMessage) }),
  /** An answer has ended. */
  "aiMessage.ended": AiMessage,
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof AiMessageEvents> {}
}
