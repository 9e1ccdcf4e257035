import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { AiSession } from "./schema";

export const AiSessionEvents = serverEvents({
  /** A chat is new or has changed. `instructions` where those have. */
  "aiSession.updated": z.object({ session: AiSession, instructions: z.string().optional() }),
  /** The page hears from now on what is shared of a chat that it shows. */
  "aiSession.joined": z.object({ sessionId: Id }),
  /** Chats that are shared with the workspace have come or gone; which ones isn't said, since guests hear it. */
  "aiSession.sharingChanged": z.object({ workspaceId: Id }),
  /** Deleted, or no longer shared with those who are notified. */
  "aiSession.deleted": z.object({ workspaceId: Id, sessionId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof AiSessionEvents> {}
}
