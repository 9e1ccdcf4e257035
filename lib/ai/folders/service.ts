import "./events";
import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { publish } from "@/lib/realtime/publish";
import { memberRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessFolder } from "./access";
import { type AiFolder, MAX_AI_FOLDERS, type NewAiFolder } from "./schema";

const select = { id: true, workspaceId: true, name: true } as const;

/** In the order in which they were made. */
export async function listFolders(
  actor: Actor,
  workspaceId: string,
  query: { cursor?: string; limit: number },
) {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  const after = cursorId(query.cursor);
  const rows = await db().aiFolder.findMany({
    where: { workspaceId, ownerId: actor.userId, ...(after && { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: query.limit + 1,
    select,
  });
  return toPage(rows, query.limit, ({ id }) => id);
}

/** @throws AppError conflict where there are enough */
export async function createFolder(actor: Actor, workspaceId: string, { name }: NewAiFolder) {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  const own = { workspaceId, ownerId: actor.userId };
  return transaction(async (tx) => {
    if ((await tx.aiFolder.count({ where: own })) >= MAX_AI_FOLDERS)
      throw new AppError("conflict", `You can have ${MAX_AI_FOLDERS} folders at most. Delete one first.`);
    return publishFolder(tx, actor, await tx.aiFolder.create({ data: { ...own, name }, select }));
  });
}

export async function updateFolder(actor: Actor, folderId: string, { name }: NewAiFolder) {
  await accessFolder(actor, folderId);
  return transaction(async (tx) =>
    publishFolder(tx, actor, await tx.aiFolder.update({ where: { id: folderId }, data: { name }, select })),
  );
}

export async function deleteFolder(actor: Actor, folderId: string): Promise<void> {
  const { workspaceId } = await accessFolder(actor, folderId);
  await transaction(async (tx) => {
    await tx.aiFolder.deleteMany({ where: { id: folderId } });
    await publish(tx, memberRoom(workspaceId, actor.userId), "aiFolder.deleted", {
      id: folderId,
      workspaceId,
    });
  });
}

async function publishFolder(tx: Transaction, actor: Actor, folder: AiFolder): Promise<AiFolder> {
  await publish(tx, memberRoom(folder.workspaceId, actor.userId), "aiFolder.changed", folder);
  return folder;
}
