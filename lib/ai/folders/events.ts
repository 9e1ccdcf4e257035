import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { AiFolder } from "./schema";

export const AiFolderEvents = serverEvents({
  /** A folder is new, or has another name. */
  "aiFolder.changed": AiFolder,
  "aiFolder.deleted": z.object({ id: Id, workspaceId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof AiFolderEvents> {}
}
