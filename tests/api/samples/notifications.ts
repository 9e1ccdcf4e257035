import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/push": () => ({
      endpoint: "https://push.example.test/eve",
      keys: { p256dh: "A".repeat(87), auth: "A".repeat(22) },
    }),
    "DELETE /api/push": () => ({ endpoint: "https://push.example.test/eve" }),
    "PUT /api/channels/{channelId}/notifications": () => ({ level: "ALL", isMuted: false }),
    "PUT /api/workspaces/{workspaceId}/notifications": () => ({ level: "ALL" }),
  },
};
