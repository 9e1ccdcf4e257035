import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

const join = () => ({ participantId: randomUUID() });

export const samples: Samples = {
  bodies: {
    "POST /api/channels/{channelId}/calls": join,
    "POST /api/calls/{callId}/participants": join,
    "PATCH /api/calls/{callId}/participants/{participantId}": () => ({ isMuted: true }),
    "POST /api/calls/{callId}/ring": () => ({ userIds: [randomUUID()] }),
  },
  foreign: async ({ owner, channel }) => {
    const [callId, participantId] = [uuidv7(), randomUUID()];
    const leaseUntil = new Date(Date.now() + 3_600_000);
    await db().call.create({
      data: {
        ...{
          id: callId,
          channelId: channel.id,
          openKey: channel.id,
          startedById: owner.id,
          status: "ACTIVE",
        },
        participants: { create: { id: participantId, userId: owner.id, leaseUntil } },
      },
    });
    return { callId, participantId };
  },
};
