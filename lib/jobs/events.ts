import { type Events, serverEvents } from "@/lib/realtime/events";
import { JobRun } from "./schema";

export const JobEvents = serverEvents({
  /** To everyone who may see the run; while it runs at most once a second. */
  "job.changed": JobRun,
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof JobEvents> {}
}
