import { db } from "@/lib/db";
import { seal } from "@/lib/webhooks/secrets";
import { newSecret } from "@/lib/webhooks/sign";
import type { Samples } from "@/tests/setup/samples";

const webhook = { name: "Intruder", url: "https://hooks.example.org/x", events: ["message.created"] };

export const samples: Samples = {
  bodies: {
    "POST /api/workspaces/{workspaceId}/webhooks": () => ({ ...webhook }),
    "PATCH /api/webhooks/{webhookId}": () => ({ name: "Intruder" }),
    "POST /api/channels/{channelId}/incoming-hooks": () => ({ name: "Intruder" }),
    "PATCH /api/incoming-hooks/{hookId}": () => ({ name: "Intruder" }),
  },
  foreign: async ({ owner, workspace, channel }) => {
    const id = crypto.randomUUID();
    const made = await db().webhook.create({
      data: {
        ...{ id, workspaceId: workspace.id, makerId: owner.id, secret: seal(newSecret(), id) },
        ...{ ...webhook, name: "Ours" },
        deliveries: { create: { event: "webhook.test", occurredAt: new Date() } },
      },
      include: { deliveries: true },
    });
    const hook = await db().incomingHook.create({
      data: { channelId: channel.id, makerId: owner.id, name: "Ours", tokenHash: id, tokenEnd: "" },
    });
    return { webhookId: made.id, deliveryId: made.deliveries[0]!.id, hookId: hook.id };
  },
};
