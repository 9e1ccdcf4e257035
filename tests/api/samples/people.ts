import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "PATCH /api/people/me/settings": () => ({ sharesReceipts: true }),
    "POST /api/people/me/deletion": () => ({ confirmation: "Nobody" }),
  },
};
