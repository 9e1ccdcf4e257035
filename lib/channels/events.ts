import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { Channel, TreeChannel } from "./schema";

export const ChannelEvents = serverEvents({
  "channel.created": Channel,
  "channel.updated": Channel,
  "channel.deleted": z.object({ id: Id, workspaceId: Id.nullable() }),
  /** To all devices of one person: they have read up to here on one of them. */
  "channel.read": z.object({ channelId: Id, readSeq: z.int() }),
  /** To all devices of one person: they have marked the channel, or the thread, unread from the next message on. */
  "channel.unread": z.object({ channelId: Id, threadId: Id.nullable(), readSeq: z.int() }),
  /**
   * What the receiver may see or do has changed in this workspace, or where a channel stands. Without `channels` it is
   * more than one channel: read the tree again.
   */
  "access.changed": z.object({
    workspaceId: Id.nullable(),
    channels: z
      .object({ gained: z.array(TreeChannel), changed: z.array(TreeChannel), lost: z.array(Id) })
      .optional(),
  }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof ChannelEvents> {}
}
