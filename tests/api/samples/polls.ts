import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "PUT /api/polls/{messageId}/votes": () => ({ optionIds: [] }),
    "POST /api/polls/{messageId}/options": () => ({ text: "Neither" }),
  },
};
