import { randomUUID } from "node:crypto";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/conversations": () => ({ userIds: [randomUUID()] }),
    "PATCH /api/conversations/{channelId}": () => ({ name: "Taken over" }),
    "POST /api/conversations/{channelId}/people": () => ({ userIds: [randomUUID()] }),
    "PATCH /api/conversations/{channelId}/preference": () => ({ isMuted: true }),
    "POST /api/conversations/delivered": () => ({ items: [{ channelId: randomUUID(), seq: 1 }] }),
  },
};
