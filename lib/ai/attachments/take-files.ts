import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { AttachedPart } from "../parts";
import { toAiFile } from "./presenter";
import type { AiFile } from "./schema";

type Given = { sessionId: string; modelId: string; fileIds: readonly string[] };
type FilePart = Extract<AttachedPart, { type: "file" }>;

/**
 * The files of a new question, as parts of it. Each is an upload of the actor's for chats, or a file of this chat.
 * @throws AppError invalid_input for any other, and for what the model can't be given; conflict for what is being read
 */
export async function takeFiles(
  tx: Transaction,
  actor: Pick<Actor, "userId">,
  { sessionId, modelId, fileIds }: Given,
): Promise<FilePart[]> {
  if (fileIds.length === 0) return [];
  const ids = [...new Set(fileIds)];
  const where = {
    ...{ id: { in: ids }, purpose: "AI_ATTACHMENT" as const, multipartId: null },
    OR: [{ ownerId: actor.userId }, { aiMessages: { some: { message: { sessionId } } } }],
  };
  const [found, model] = await Promise.all([
    tx.file.findMany({ where, include: { text: true } }),
    tx.aiModel.findUniqueOrThrow({ where: { id: modelId }, select: { label: true, hasVision: true } }),
  ]);
  const byId = new Map(found.map((file) => [file.id, toAiFile(file)]));
  const files = ids.map((id) => byId.get(id) ?? gone());
  for (const file of files) assertUsable(file, model);
  await tx.file.updateMany({ where: { id: { in: ids } }, data: { status: "READY" } });
  return files.map(({ id, name, type }) => ({ type: "file", fileId: id, name, mediaType: type }));
}

function gone(): never {
  throw new AppError("invalid_input", "A file of this question isn’t there any more. Attach it again.");
}

function assertUsable(file: AiFile, model: { label: string; hasVision: boolean }): void {
  if (file.status === "READING")
    throw new AppError("conflict", `“${file.name}” is still being read. Wait until it is.`);
  if (file.status === "FAILED")
    throw new AppError("invalid_input", `“${file.name}”: ${file.problem ?? "It can’t be read."}`);
  if (file.isPicture && !model.hasVision)
    throw new AppError(
      "invalid_input",
      `${model.label} can’t see pictures. Choose a model that can, or remove “${file.name}”.`,
    );
}
