import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "PATCH /api/inbox/{itemId}": () => ({ isDone: true }),
    "PUT /api/inbox/{itemId}/mute": () => ({ isMuted: true }),
    "POST /api/inbox/done": () => ({ filter: "all" }),
    "DELETE /api/inbox/done": () => ({ doneAt: new Date().toISOString() }),
  },
  foreign: async ({ owner }) => {
    const { id } = await db().inboxItem.create({
      data: { userId: owner.id, kind: "REMINDER", key: `reminder:${randomUUID()}` },
    });
    return { itemId: id };
  },
};
