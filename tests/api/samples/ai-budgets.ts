import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/workspaces/{workspaceId}/ai/budgets": () => ({
      ...{ userId: null, modelId: null, period: "DAY", limitMicros: 1_000_000 },
    }),
    "PATCH /api/ai/budgets/{budgetId}": () => ({ limitMicros: 2_000_000 }),
  },
  foreign: async ({ workspace }) => {
    const { id } = await db().aiBudget.create({
      data: { workspaceId: workspace.id, period: "MONTH", limitMicros: 1_000_000n },
    });
    return { budgetId: id };
  },
};
