import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { Column } from "./schema";

export const BoardEvents = serverEvents({
  /** Columns that are new or have changed, and those that were deleted. Cards that move are in `tasks.changed`. */
  "columns.changed": z.object({ channelId: Id, columns: z.array(Column), deletedIds: z.array(Id) }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof BoardEvents> {}
}
