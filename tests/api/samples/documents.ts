import { db } from "@/lib/db";
import { makeChannel } from "@/tests/factories";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "PATCH /api/documents/{documentId}/versions/{versionId}": () => ({ name: "Ours" }),
  },
  foreign: async ({ workspace }) => {
    const { id: documentId } = await makeChannel(workspace, { type: "DOC" });
    const now = new Date();
    const version = await db().documentVersion.create({
      data: { documentId, untilId: 1, fromAt: now, untilAt: now, authors: [], content: new Uint8Array() },
    });
    return { documentId, versionId: version.id };
  },
};
