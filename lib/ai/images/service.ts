import "./events";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { accessFile } from "@/lib/files/access";
import { PICTURE_TYPES } from "@/lib/files/limits";
import { removeFiles } from "@/lib/files/remove/service";
import { AppError } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { publish } from "@/lib/realtime/publish";
import { memberRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "@/lib/workspaces/access";
import { stopRun } from "../runs/service";
import { startRun } from "../runs/start-run";
import { accessImage, holdImage } from "./access";
import { MAX_REQUESTS } from "./limits";
import { chooseImageModel } from "./models";
import { IMAGE_FIELDS, publishImage, toAiImage } from "./presenter";
import type { AiImage, ImageModel, NewAiImage } from "./schema";

/**
 * Has a worker make pictures. The same nonce returns the first request.
 * @throws AppError as `chooseImageModel` and `accessFile`; invalid_input for a model that makes no variations
 */
export async function createImage(actor: Actor, workspaceId: string, given: NewAiImage): Promise<AiImage> {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  const { userId } = actor;
  const { prompt, nonce, count, style = null, sourceFileId = null } = given;
  const model = await chooseImageModel(given.modelId);
  if (sourceFileId) await assertMayVary(actor, sourceFileId, model);
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ai images ${userId}`}, 0))`;
    const first = await tx.aiImage.findFirst({ where: { ownerId: userId, nonce }, select: IMAGE_FIELDS });
    if (first) return toAiImage(first);
    const own = { ownerId: userId, workspaceId };
    if ((await tx.aiImage.count({ where: own })) >= MAX_REQUESTS)
      throw new AppError("conflict", "You have as many pictures as one can have here. Delete some first.");
    const room = memberRoom(workspaceId, userId);
    const place = { answerId: null, sessionId: null, userId, workspaceId, modelId: model.id, room };
    const { id: runId } = await startRun(tx, { purpose: "image", ...place });
    const { id } = await tx.aiImage.create({
      data: {
        ...{ ...own, runId, modelId: model.id, modelName: model.label, prompt, nonce, count, style },
        ...{ sourceFileId, isVariation: sourceFileId !== null },
        size: among(model.sizes, given.size) ?? model.sizes[0] ?? "",
        quality: among(model.qualities, given.quality) ?? model.qualities[0] ?? null,
      },
      select: { id: true },
    });
    return publishImage(tx, id);
  });
}

const among = (choices: readonly string[], wanted?: string) => choices.find((choice) => choice === wanted);

async function assertMayVary(actor: Actor, fileId: string, { canVary, label }: ImageModel): Promise<void> {
  const { type } = await accessFile(actor, fileId);
  if (!PICTURE_TYPES.includes(type))
    throw new AppError("invalid_input", "Only pictures can be varied.", { field: "sourceFileId" });
  if (!canVary)
    throw new AppError("invalid_input", `${label} makes no variations. Choose another model.`, {
      field: "modelId",
    });
}

export async function listImages(
  actor: Actor,
  workspaceId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  const before = cursorId(cursor);
  const rows = await db().aiImage.findMany({
    where: { ownerId: actor.userId, workspaceId, ...(before && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: IMAGE_FIELDS,
  });
  return toPage(rows.map(toAiImage), limit, ({ id }) => id);
}

export const getImage = async (actor: Actor, id: string) => toAiImage(await accessImage(actor, id));

/** What is being made is stopped: its worker finds nothing to store it in. */
export async function deleteImage(actor: Actor, id: string): Promise<void> {
  const { workspaceId, runId, finish } = await accessImage(actor, id);
  if (runId && !finish) await stopRun(actor, runId);
  await transaction(async (tx) => {
    if (!(await holdImage(tx, id))) return;
    await removeFiles(tx, { purpose: "AI_IMAGE", aiImages: { imageId: id } });
    await tx.aiImage.deleteMany({ where: { id } });
    await publish(tx, memberRoom(workspaceId, actor.userId), "aiImage.deleted", { id, workspaceId });
  });
}
