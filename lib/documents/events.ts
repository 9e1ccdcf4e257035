import { type Events, serverEvents } from "@/lib/realtime/events";
import { DocumentVersion } from "./versions/schema";

export const DocumentEvents = serverEvents({
  /** A version was named, or made by restoring another. */
  "version.changed": DocumentVersion,
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof DocumentEvents> {}
}
