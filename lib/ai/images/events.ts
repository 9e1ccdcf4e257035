import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { AiImage, Preview } from "./schema";

export const AiImageEvents = serverEvents({
  /** A request of mine is new, has another picture, or has ended. */
  "aiImage.updated": AiImage,
  /** How far it is. Without a preview the one before stays. */
  "aiImage.progressed": z.object({ id: Id, workspaceId: Id, progress: z.int(), preview: Preview.nullable() }),
  "aiImage.deleted": z.object({ id: Id, workspaceId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof AiImageEvents> {}
}
