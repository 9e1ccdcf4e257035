import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/admin/ai/providers": () => ({ kind: "OPENAI", name: "Mine" }),
    "PATCH /api/admin/ai/providers/{aiProviderId}": () => ({ name: "Taken over" }),
    "POST /api/admin/ai/providers/{aiProviderId}/models": () => ({ name: "mine" }),
    "PUT /api/admin/ai/index": () => ({ modelId: randomUUID() }),
    "PATCH /api/admin/ai/models/{aiModelId}": () => ({ label: "Taken over" }),
  },
  foreign: async () => {
    const { id: providerId } = await db().aiProvider.create({ data: { kind: "COMPATIBLE", name: "Theirs" } });
    const data = { providerId, name: randomUUID(), label: "Theirs", isEnabled: false };
    const { id } = await db().aiModel.create({ data });
    return { aiProviderId: providerId, aiModelId: id };
  },
};
