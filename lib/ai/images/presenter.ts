import "./events";
import type { Transaction } from "@/lib/db";
import { toFileInfo } from "@/lib/files/presenter";
import type { Prisma } from "@/lib/generated/prisma/client";
import { publish } from "@/lib/realtime/publish";
import { memberRoom } from "@/lib/realtime/rooms";
import { AiImage } from "./schema";

export const IMAGE_FIELDS = {
  ...{
    id: true,
    workspaceId: true,
    ownerId: true,
    runId: true,
    prompt: true,
    modelId: true,
    modelName: true,
  },
  ...{ size: true, quality: true, style: true, count: true, sourceFileId: true, isVariation: true },
  ...{ progress: true, preview: true, finish: true, error: true, createdAt: true },
  pictures: { select: { position: true, file: true }, orderBy: { position: "asc" } },
} as const satisfies Prisma.AiImageSelect;

export type ImageRow = Prisma.AiImageGetPayload<{ select: typeof IMAGE_FIELDS }>;

export const toAiImage = ({ pictures, finish, runId, createdAt, ...row }: ImageRow): AiImage =>
  AiImage.parse({
    ...row,
    finish,
    runId: finish ? null : runId,
    pictures: pictures.map(({ file }) => toFileInfo(file)),
    createdAt: createdAt.toISOString(),
  });

/** Has its owner's screens show a request as it is now. */
export async function publishImage(tx: Transaction, id: string): Promise<AiImage> {
  const row = await tx.aiImage.findUniqueOrThrow({ where: { id }, select: IMAGE_FIELDS });
  const image = toAiImage(row);
  await publish(tx, memberRoom(row.workspaceId, row.ownerId), "aiImage.updated", image);
  return image;
}
