import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import { makePicture } from "@/tests/factories";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/workspaces/{workspaceId}/emoji": () => ({ name: "intruder", fileId: randomUUID() }),
  },
  foreign: async ({ owner, workspace }) => {
    const { id: fileId } = await makePicture(owner, "EMOJI");
    const { id } = await db().customEmoji.create({
      data: { workspaceId: workspace.id, name: "ours", fileId },
    });
    return { emojiId: id, emoji: "👍" };
  },
};
