import { type Events, serverEvents } from "@/lib/realtime/events";
import { AiFile } from "./schema";

export const AiFileEvents = serverEvents({
  /** A file of mine for a question was read, or couldn't be. */
  "aiFile.read": AiFile,
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof AiFileEvents> {}
}
