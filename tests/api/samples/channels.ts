import { randomUUID } from "node:crypto";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/workspaces/{workspaceId}/channels": () => ({ type: "CHAT", name: "intruders" }),
    "PATCH /api/channels/{channelId}": () => ({ name: "Taken over" }),
    "POST /api/channels/{channelId}/move": () => ({ parentId: null, beforeId: null }),
    "PUT /api/channels/{channelId}/members/{userId}": () => ({ role: "VIEWER" }),
    "POST /api/channels/{channelId}/non-readers": () => ({ userIds: [randomUUID()] }),
  },
  foreign: ({ channel }) => ({ channelId: channel.id }),
};
