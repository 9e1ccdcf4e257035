import { randomInt } from "node:crypto";
import { db } from "@/lib/db";
import { channelRoom } from "@/lib/realtime/rooms";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/realtime/rooms": () => ({ socketId: "1.1" }),
  },
  foreign: async ({ channel }) => {
    const body = { room: channelRoom(channel.id), event: "channel.unread", data: { channelId: channel.id } };
    // Of a length that stands in no other answer.
    const id = BigInt(randomInt(1e12, 9e12));
    await db().pusherEvent.create({ data: { id, body: `1 ${JSON.stringify(body)}` } });
    return { eventId: String(id) };
  },
};
