import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/reports": () => ({
      ...{ workspaceId: randomUUID(), reason: "SPAM" },
      target: { type: "person", id: randomUUID() },
    }),
    "POST /api/workspaces/{workspaceId}/reports/{reportId}/resolve": () => ({ decision: "dismiss" }),
  },
  foreign: async ({ owner, workspace }) => {
    const { id } = await db().report.create({
      data: {
        ...{ workspaceId: workspace.id, subjectId: owner.id, reason: "SPAM" },
        ...{ targetType: "person", targetId: owner.id },
      },
    });
    return { reportId: id };
  },
};
