import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { notFound } from "@/lib/http/errors";
import type { PurposeRun, WorkEnd, WorkPurpose } from "../runs/purpose";
import { performImage } from "./perform";
import { publishImage } from "./presenter";

/** Makes the pictures of a request. */
export const imagePurpose: WorkPurpose = {
  async access({ userId }, run) {
    if (userId !== run.userId) throw notFound("picture");
  },
  perform: performImage,
  finish: storeEnd,
};

async function storeEnd(tx: Transaction, { id: runId }: PurposeRun, { finish, error }: WorkEnd) {
  const [image] = await tx.aiImage.updateManyAndReturn({
    where: { runId },
    data: { finish, error: error ?? undefined, progress: 100, preview: Prisma.DbNull },
    select: { id: true },
  });
  if (image) await publishImage(tx, image.id);
}
