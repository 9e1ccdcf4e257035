import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "DELETE /api/channels/{channelId}/draft": () => ({ basedOn: 1 }),
    "PUT /api/channels/{channelId}/draft": () => ({ body: "Not yet", basedOn: null }),
  },
};
