import "./events";
import { transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { publish } from "@/lib/realtime/publish";
import { memberRoom } from "@/lib/realtime/rooms";
import { isHeld } from "../runs/hold";
import type { Holder } from "../runs/writer";
import { previewOf } from "./made";
import type { Preview } from "./schema";

type Given = { id: string; workspaceId: string; ownerId: string; count: number; done: number };
type Partial = { position: number; bytes: Uint8Array };

/** Tells the person how far their pictures are: the latest that there is to tell, one after the other. */
export function progressOf(image: Given, holder: Holder) {
  const shares = new Map<number, number>();
  let done = image.done;
  let shown = -1;
  let partial: Partial | null = null;
  let telling: Promise<void> | null = null;

  const percent = () => {
    const open = [...shares.values()].reduce((sum, share) => sum + share, 0);
    return Math.min(99, Math.floor(((done + open) / image.count) * 100));
  };

  async function tellAll() {
    while (partial || percent() > shown) {
      const next = partial;
      partial = null;
      shown = Math.max(shown, percent());
      const url = next && (await previewOf(next.bytes).catch(() => null));
      // What isn't told is told with what comes next.
      await tell(shown, next && url ? { position: next.position, url } : null).catch(() => {});
    }
    telling = null;
  }

  const tell = (progress: number, preview: Preview | null) =>
    transaction(async (tx) => {
      if (!(await isHeld(tx, holder))) return;
      const data = { progress, ...(preview && { preview: preview as Prisma.InputJsonObject }) };
      const { count } = await tx.aiImage.updateMany({ where: { id: image.id }, data });
      const { id, workspaceId, ownerId } = image;
      if (count > 0)
        await publish(tx, memberRoom(workspaceId, ownerId), "aiImage.progressed", {
          ...{ id, workspaceId, progress, preview },
        });
    });

  return {
    percent,
    report(position: number, share: number, bytes: Uint8Array | null) {
      shares.set(position, share);
      if (bytes) partial = { position, bytes };
      telling ??= tellAll();
    },
    finish(position: number) {
      shares.delete(position);
      if (partial?.position === position) partial = null;
      done += 1;
    },
    /** Once all that was to be told is told. */
    settled: async () => {
      while (telling) await telling;
    },
  };
}

export type Progress = ReturnType<typeof progressOf>;
