import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { Task } from "./schema";

export const TaskEvents = serverEvents({
  /** All that one act changed: a task that is new, completed or moved, and those above and under it. */
  "tasks.changed": z.object({ channelId: Id, tasks: z.array(Task), deletedIds: z.array(Id) }),
  /** Positions were given anew to so many tasks that their list is to be read again. */
  "tasks.repositioned": z.object({ channelId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof TaskEvents> {}
}
