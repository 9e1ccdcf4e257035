import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { AiSession } from "./schema";

export const AiSessionEvents = serverEvents({
  /** A chat is new or has changed. `instructions` where those have. */
  "aiSession.updated": z.object({ session: AiSession, instructions: z.string().optional() }),
  /** Deleted, or no longer shared with those who are notified. */
  "aiSession.deleted": z.object({ workspaceId: Id, sessionId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof AiSessionEvents> {}
}
