import { randomUUID } from "node:crypto";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/references/resolve": () => ({ targets: [{ type: "channel", id: randomUUID() }] }),
  },
  foreign: ({ channel }) => ({ type: "channel", targetId: channel.id }),
};
