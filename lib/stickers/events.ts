import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";

export const StickerEvents = serverEvents({
  "stickers.changed": z.object({ workspaceId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof StickerEvents> {}
}
