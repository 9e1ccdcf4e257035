import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import { makePicture } from "@/tests/factories";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/workspaces/{workspaceId}/sticker-packs": () => ({ name: "Intruders" }),
    "POST /api/stickers/packs/{packId}/stickers": () => ({ name: "Intruder", fileId: randomUUID() }),
  },
  foreign: async ({ owner, workspace }) => {
    const { id: fileId } = await makePicture(owner, "STICKER");
    const stickers = { create: { name: "Ours", position: 1, fileId } };
    const pack = await db().stickerPack.create({
      data: { workspaceId: workspace.id, name: "Ours", stickers },
      include: { stickers: true },
    });
    return { packId: pack.id, stickerId: pack.stickers[0]!.id };
  },
};
