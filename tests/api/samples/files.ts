import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "PATCH /api/files/{fileId}": () => ({ alt: "Taken over" }),
    "POST /api/uploads/multipart": () => ({ name: "film.mp4", channelId: randomUUID(), size: 60_000_000 }),
    "PUT /api/auth/me/image": () => ({ fileId: null }),
    "PUT /api/workspaces/{workspaceId}/image": () => ({ fileId: null }),
    "PUT /api/channels/{channelId}/image": () => ({ fileId: null }),
  },
  foreign: async ({ owner, channel, message }) => {
    const place = { channelId: channel.id, messageId: message.id };
    const stored = { name: "plan.pdf", type: "application/pdf", size: 1, storageKey: randomUUID() };
    const { id } = await db().file.create({
      data: { ...place, ...stored, ownerId: owner.id, purpose: "ATTACHMENT", status: "READY" },
    });
    return { fileId: id };
  },
};
