import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";

export const WorkspaceEvents = serverEvents({
  "workspace.updated": z.object({ workspaceId: Id }),
  "workspace.deleted": z.object({ workspaceId: Id }),
  "member.changed": z.object({ workspaceId: Id, userId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof WorkspaceEvents> {}
}
