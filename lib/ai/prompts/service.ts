import "./events";
import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction, transaction } from "@/lib/db";
import type { WorkspaceRole } from "@/lib/generated/prisma/enums";
import { AppError } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { publish } from "@/lib/realtime/publish";
import { memberRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessPrompt } from "./access";
import { MAX_PROMPTS } from "./limits";
import type { AiPrompt, AiPromptChange, AiPromptQuery, NewAiPrompt } from "./schema";

const select = {
  ...{ id: true, workspaceId: true, name: true, text: true, isShared: true },
  owner: { select: { id: true, name: true, image: true } },
} as const;

/** In the order in which they were made. A guest has those of their own. */
export async function listPrompts(actor: Actor, workspaceId: string, query: AiPromptQuery) {
  const { role } = await accessWorkspace(actor, workspaceId, "workspace.read");
  const { cursor, limit, q } = query;
  const after = cursorId(cursor);
  const mine = { ownerId: actor.userId };
  const rows = await db().aiPrompt.findMany({
    where: {
      workspaceId,
      ...(role === "GUEST" ? mine : { OR: [mine, { isShared: true }] }),
      ...(q && { name: { contains: q.toLowerCase() } }),
      ...(after && { id: { gt: after } }),
    },
    orderBy: { id: "asc" },
    take: limit + 1,
    select,
  });
  return toPage(rows, limit, ({ id }) => id);
}

/** @throws AppError conflict for a name that one has already, or where there are enough */
export async function createPrompt(actor: Actor, workspaceId: string, given: NewAiPrompt): Promise<AiPrompt> {
  const { role } = await accessWorkspace(actor, workspaceId, "workspace.read");
  assertMayShare(role, given.isShared);
  const own = { workspaceId, ownerId: actor.userId };
  return transaction(async (tx) => {
    if ((await tx.aiPrompt.count({ where: own })) >= MAX_PROMPTS)
      throw new AppError("conflict", `You can save ${MAX_PROMPTS} prompts at most. Delete one first.`);
    await assertFree(tx, { ...own, name: given.name });
    const created = await tx.aiPrompt.create({ data: { ...own, ...given }, select });
    await announce(tx, own, created.isShared);
    return created;
  });
}

export async function updatePrompt(
  actor: Actor,
  promptId: string,
  change: AiPromptChange,
): Promise<AiPrompt> {
  const { role, id, workspaceId, isShared } = await accessPrompt(actor, promptId);
  assertMayShare(role, change.isShared);
  const own = { workspaceId, ownerId: actor.userId };
  return transaction(async (tx) => {
    if (change.name) await assertFree(tx, { ...own, name: change.name, id: { not: id } });
    const changed = await tx.aiPrompt.update({ where: { id }, data: change, select });
    await announce(tx, own, isShared || changed.isShared);
    return changed;
  });
}

export async function deletePrompt(actor: Actor, promptId: string): Promise<void> {
  const { id, workspaceId, ownerId, isShared } = await accessPrompt(actor, promptId);
  await transaction(async (tx) => {
    await tx.aiPrompt.deleteMany({ where: { id } });
    await announce(tx, { workspaceId, ownerId }, isShared);
  });
}

function assertMayShare(role: WorkspaceRole, isShared: boolean | undefined): void {
  if (isShared && role === "GUEST")
    throw new AppError("forbidden", "Guests can’t share prompts with the workspace.");
}

type Name = { workspaceId: string; ownerId: string; name: string; id?: { not: string } };

async function assertFree(tx: Transaction, where: Name): Promise<void> {
  if (await tx.aiPrompt.findFirst({ where, select: { id: true } }))
    throw new AppError("conflict", `You have a prompt called /${where.name} already. Choose another name.`);
}

const announce = (
  tx: Transaction,
  { workspaceId, ownerId }: { workspaceId: string; ownerId: string },
  isShared: boolean,
) =>
  publish(tx, isShared ? workspaceRoom(workspaceId) : memberRoom(workspaceId, ownerId), "aiPrompts.changed", {
    workspaceId,
  });
