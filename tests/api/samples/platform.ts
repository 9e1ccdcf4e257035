import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "PATCH /api/admin/settings": () => ({ workspaceCreation: "ADMINS" }),
  },
  foreign: () => ({ service: "database", processor: "inbox" }),
};
