import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { Part, RunStatus } from "./schema";

const place = { runId: Id, sessionId: Id.nullable(), answerId: Id.nullable() };

export const RunEvents = serverEvents({
  /** A batch of what a run wrote. `seq` counts them without gaps; parts of a new `attempt` replace those before it. */
  "aiRun.grew": z.object({ ...place, attempt: z.int(), seq: z.int(), parts: z.array(Part) }),
  /** The answer is stored. */
  "aiRun.ended": z.object({ ...place, status: RunStatus }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof RunEvents> {}
}
