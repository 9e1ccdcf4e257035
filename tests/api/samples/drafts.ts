import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "PUT /api/channels/{channelId}/draft": () => ({ body: "Not yet", updatedAt: new Date().toISOString() }),
  },
};
