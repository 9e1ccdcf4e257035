import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction, transaction } from "@/lib/db";
import { publishFilesChange } from "@/lib/documents/files/publish-change";
import { PICTURE_TYPES } from "@/lib/files/limits";
import { toFileInfo } from "@/lib/files/presenter";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, type PageQuery, toPage } from "@/lib/http/pagination";
import { accessTask, findTask } from "../access";
import { recordActs } from "../activity/record";
import { MAX_ATTACHMENTS } from "../limits";
import { publishTasks } from "../publish-tasks";
import type { Task } from "../schema";
import { lockTask } from "../service";
import type { TaskAttachment } from "./schema";

export async function listAttachments(actor: Actor, taskId: string, query: z.output<typeof PageQuery>) {
  await accessTask(actor, taskId, "channel.read");
  const before = cursorId(query.cursor);
  const found = await db().taskAttachment.findMany({
    where: { taskId, removedAt: null, ...(before && { fileId: { lt: before } }) },
    orderBy: { fileId: "desc" },
    take: query.limit + 1,
    include: { file: { include: { owner: { select: { id: true, name: true, image: true } } } } },
  });
  const items = found.map(
    ({ file, isCover }): TaskAttachment => ({
      ...toFileInfo(file),
      ...{ isCover, owner: file.owner, createdAt: file.createdAt.toISOString() },
    }),
  );
  return toPage(items, query.limit, ({ id }) => id);
}

function assertRoom(count: number): void {
  if (count > MAX_ATTACHMENTS)
    throw new AppError("conflict", `A task has ${MAX_ATTACHMENTS} attachments at most. Remove one first.`);
}

/**
 * Attaches uploads of the actor's for the task's channel that nothing has yet.
 * @throws AppError invalid_input for any other file, conflict beyond the limit
 */
export function attachToTask(actor: Actor, taskId: string, fileIds: readonly string[]): Promise<Task> {
  return change(actor, taskId, async (tx, channelId) => {
    const attached = await tx.taskAttachment.findMany({
      where: { taskId, removedAt: null },
      select: { fileId: true },
    });
    const added = [...new Set(fileIds)].filter((id) => !attached.some(({ fileId }) => fileId === id));
    assertRoom(attached.length + added.length);
    const files = await tx.file.updateManyAndReturn({
      where: {
        ...{ id: { in: added }, ownerId: actor.userId, channelId },
        ...{ purpose: "ATTACHMENT", status: "PENDING", multipartId: null },
      },
      data: { status: "READY" },
      select: { id: true, name: true },
    });
    if (files.length < added.length)
      throw new AppError("invalid_input", "fileIds: not all of these files are there. Upload them again.");
    await tx.taskAttachment.createMany({ data: added.map((fileId) => ({ taskId, fileId })) });
    const names = added.flatMap((id) => files.find((file) => file.id === id)?.name ?? []);
    if (names.length > 0)
      await recordActs(tx, actor, [taskId], { kind: "attachments", added: names, removed: [] });
    await publishFilesChange(tx, channelId);
  });
}

export const removeAttachment = (actor: Actor, taskId: string, fileId: string) =>
  change(actor, taskId, async (tx, channelId) => {
    const { name } = await findAttachment(tx, taskId, fileId);
    const where = { taskId_fileId: { taskId, fileId } };
    await tx.taskAttachment.update({ where, data: { removedAt: new Date() } });
    await recordActs(tx, actor, [taskId], { kind: "attachments", added: [], removed: [name] });
    await publishFilesChange(tx, channelId);
  });

/**
 * Takes a removal back. It is the cover again, unless another one is by now.
 * @throws AppError conflict beyond the limit
 */
export const restoreAttachment = (actor: Actor, taskId: string, fileId: string) =>
  change(actor, taskId, async (tx, channelId) => {
    const { name } = await findAttachment(tx, taskId, fileId, true);
    assertRoom((await tx.taskAttachment.count({ where: { taskId, removedAt: null } })) + 1);
    const where = { taskId_fileId: { taskId, fileId } };
    await tx.taskAttachment.update({ where, data: { removedAt: null } });
    await recordActs(tx, actor, [taskId], { kind: "attachments", added: [name], removed: [] });
    await publishFilesChange(tx, channelId);
  });

/** @throws AppError invalid_input for what is no picture, not_found for what isn't attached */
export const setCover = (actor: Actor, taskId: string, fileId: string | null) =>
  change(actor, taskId, async (tx) => {
    const file = fileId && (await findAttachment(tx, taskId, fileId));
    if (file && (file.width === null || !PICTURE_TYPES.includes(file.type)))
      throw new AppError("invalid_input", "fileId: only a picture can be the cover");
    await tx.taskAttachment.updateMany({ where: { taskId, isCover: true }, data: { isCover: false } });
    if (fileId)
      await tx.taskAttachment.update({
        where: { taskId_fileId: { taskId, fileId } },
        data: { isCover: true },
      });
  });

/** Changes a task's attachments, one change after another, and publishes the task. */
async function change(
  actor: Actor,
  taskId: string,
  work: (tx: Transaction, channelId: string) => Promise<void>,
): Promise<Task> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTask(tx, channel.id, taskId);
    await findTask(tx, channel.id, taskId);
    await work(tx, channel.id);
    await tx.task.update({ where: { id: taskId }, data: { revision: { increment: 1 } } });
    return publishTasks(tx, channel.id, [taskId]);
  });
}

async function findAttachment(tx: Transaction, taskId: string, fileId: string, isRemoved = false) {
  const attachment = await tx.taskAttachment.findFirst({
    where: { taskId, fileId, removedAt: isRemoved ? { not: null } : null },
    select: { file: { select: { name: true, type: true, width: true } } },
  });
  if (!attachment) throw notFound("attachment");
  return attachment.file;
}
