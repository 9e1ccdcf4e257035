import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

export const samples: Samples = {
  bodies: {
    "POST /api/channels/{channelId}/scheduled": () => ({
      nonce: randomUUID(),
      body: "Later",
      sendAt: inAnHour(),
    }),
    "PATCH /api/scheduled/{scheduledId}": () => ({ body: "Taken over" }),
  },
  foreign: async ({ owner, channel }) => {
    const place = { channelId: channel.id, body: "Later" };
    const { id } = await db().scheduledMessage.create({
      data: { ...place, authorId: owner.id, nonce: randomUUID(), sendAt: inAnHour() },
    });
    return { scheduledId: id };
  },
};
