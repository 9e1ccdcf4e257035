import { randomUUID } from "node:crypto";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/channels/{channelId}/messages": () => ({ nonce: randomUUID(), body: "Let me in" }),
    "POST /api/messages/{messageId}/forward": () => ({ channelId: randomUUID(), nonce: randomUUID() }),
    "POST /api/channels/{channelId}/conversion": () => ({ lines: [{ title: "Ours" }] }),
    "POST /api/objects/{type}/{targetId}/forward": () => ({ channelId: randomUUID(), nonce: randomUUID() }),
    "POST /api/documents/{documentId}/conversion": () => ({ lines: [{ title: "Ours" }] }),
    "POST /api/messages/{messageId}/conversion": () => ({ channelId: randomUUID() }),
    "PUT /api/threads/{threadId}/follow": () => ({ isFollowing: true }),
    "PATCH /api/messages/{messageId}": () => ({ body: "Taken over" }),
    "PUT /api/channels/{channelId}/read": () => ({ seq: 1 }),
    "PUT /api/channels/{channelId}/unread": () => ({ seq: 1 }),
  },
  foreign: ({ message }) => ({ messageId: message.id, threadId: message.id }),
};
