import { db } from "@/lib/db";
import { makeChannel } from "@/tests/factories";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/channels/{channelId}/columns": () => ({ name: "Let me in" }),
    "PATCH /api/columns/{columnId}": () => ({ name: "Taken over" }),
    "PUT /api/columns/{columnId}/position": () => ({ afterId: null }),
  },
  foreign: async ({ owner, workspace }) => {
    const members = [{ user: owner, role: "MANAGER" as const }];
    const channel = await makeChannel(workspace, { type: "KANBAN", members });
    const column = await db().boardColumn.findFirstOrThrow({ where: { channelId: channel.id } });
    return { columnId: column.id };
  },
};
