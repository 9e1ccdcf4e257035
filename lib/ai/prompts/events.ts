import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";

export const AiPromptEvents = serverEvents({
  /** A saved prompt is new, changed or gone; which one isn't said, since guests hear of shared ones, too. */
  "aiPrompts.changed": z.object({ workspaceId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof AiPromptEvents> {}
}
