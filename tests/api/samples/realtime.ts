import { db } from "@/lib/db";
import { channelRoom } from "@/lib/realtime/rooms";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/realtime/rooms": () => ({ socketId: "1.1" }),
  },
  foreign: async ({ channel }) => {
    const body = { room: channelRoom(channel.id), event: "channel.unread", data: { channelId: channel.id } };
    const { id } = await db().pusherEvent.create({ data: { body: `1 ${JSON.stringify(body)}` } });
    return { eventId: id };
  },
};
