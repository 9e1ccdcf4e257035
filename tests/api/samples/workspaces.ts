import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

export const samples: Samples = {
  bodies: {
    "POST /api/workspaces": () => ({ name: "Eve's" }),
    "PATCH /api/workspaces/{workspaceId}": () => ({ name: "Taken over" }),
    "PATCH /api/workspaces/{workspaceId}/members/{userId}": () => ({ role: "GUEST" }),
    "POST /api/workspaces/{workspaceId}/invites": () => ({ role: "ADMIN" }),
    "PATCH /api/workspaces/{workspaceId}/settings": () => ({ membersInvite: false }),
  },
  foreign: async ({ owner, workspace }) => {
    const { id } = await db().invite.create({
      data: {
        ...{ workspaceId: workspace.id, createdById: owner.id },
        ...{ tokenHash: randomUUID(), expires: inAnHour() },
      },
    });
    return { workspaceId: workspace.id, inviteId: id };
  },
};
