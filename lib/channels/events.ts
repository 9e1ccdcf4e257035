import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { Channel } from "./schema";

export const ChannelEvents = serverEvents({
  "channel.created": Channel,
  "channel.updated": Channel,
  "channel.deleted": z.object({ id: Id, workspaceId: Id.nullable() }),
  /** To all devices of one person: they have read up to here on one of them. */
  "channel.read": z.object({ channelId: Id, readSeq: z.int() }),
  /** The receiver may now see more or less than before, in this workspace: ask for the tree again. */
  "access.changed": z.object({ workspaceId: Id.nullable() }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof ChannelEvents> {}
}
