import { type Events, serverEvents } from "@/lib/realtime/events";
import { Draft } from "./schema";

export const DraftEvents = serverEvents({
  /** To all devices of one person, as the one that follows. */
  "draft.saved": Draft,
  "draft.deleted": Draft.pick({ channelId: true, threadId: true, revision: true }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof DraftEvents> {}
}
