import "./events";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { publishControl, publishWidely } from "@/lib/realtime/publish";
import { aiSessionRoom, memberRoom, type Room } from "@/lib/realtime/rooms";
import { visibleNodes } from "../messages/branch";
import { pathTo } from "../messages/tree";
import { type AccessedSession, accessSession } from "./access";
import { titleOf } from "./policy";
import { SESSION_FIELDS, toSession } from "./presenter";
import { quotesPlaces } from "./quotes-places";
import { announceSharing, lockSession, publishSession } from "./service";

/**
 * Has the workspace read the branch that ends with a message, and what is asked after it; of a chat that quotes places
 * the branch alone.
 * @throws AppError not_found for a message of another chat, conflict for an answer from places that is being written,
 * which its owner hasn't read
 */
export async function shareSession(actor: Actor, sessionId: string, leafId: string) {
  await accessSession(actor, sessionId, "share");
  return transaction(async (tx) => {
    await lockSession(tx, sessionId);
    const nodes = await visibleNodes({ id: sessionId, isMine: true, sharedLeafId: null }, tx);
    const path = pathTo(nodes, leafId);
    const first = path[0];
    if (!first) throw notFound("message");
    const before = await tx.aiSession.findUniqueOrThrow({ where: { id: sessionId }, select: SESSION_FIELDS });
    if (await quotesPlaces(tx, before)) await assertWritten(tx, leafId);
    // A title that was made from the first question or answer of another branch would tell of that.
    const isOther = nodes.some(({ id, parentId }) =>
      parentId === null ? id !== first.id : parentId === first.id && id !== path[1]?.id,
    );
    const title = isOther && !before.isNamed ? titleOf(await textOfMessage(tx, first.id)) : undefined;
    // Whoever has another branch on screen reads this one.
    if (before.visibility === "WORKSPACE") await announceLoss(tx, before);
    const row = await tx.aiSession.update({
      where: { id: sessionId },
      data: { visibility: "WORKSPACE", sharedLeafId: leafId, title, revision: { increment: 1 } },
      select: SESSION_FIELDS,
    });
    const ids = path.map(({ id }) => id);
    await moveRuns(tx, sessionId, { notIn: ids }, memberRoom(row.workspaceId, row.ownerId));
    await moveRuns(tx, sessionId, { in: ids }, aiSessionRoom(sessionId));
    await announceSharing(tx, row.workspaceId);
    return publishSession(tx, { ...row, isMine: true });
  });
}

export async function stopSharing(actor: Actor, sessionId: string) {
  return transaction(async (tx) => {
    await accessSession(actor, sessionId, "unshare", tx);
    await lockSession(tx, sessionId);
    // Its owner may have made it private meanwhile: nobody else gets anything of it then.
    const { isMine } = await accessSession(actor, sessionId, "unshare", tx);
    const row = await tx.aiSession.update({
      where: { id: sessionId },
      data: { visibility: "PRIVATE", sharedLeafId: null, revision: { increment: 1 } },
      select: SESSION_FIELDS,
    });
    await moveRuns(tx, sessionId, { not: null }, memberRoom(row.workspaceId, row.ownerId));
    await announceLoss(tx, row);
    await publishControl(tx, { kind: "aiSession", sessionId, ownerId: row.ownerId });
    await announceSharing(tx, row.workspaceId);
    const own = await publishSession(tx, { ...row, isMine: true });
    return isMine ? own : toSession(row, false);
  });
}

/** What is written of an answer goes on to another room. */
async function moveRuns(
  tx: Transaction,
  sessionId: string,
  answerId: { in: string[] } | { notIn: string[] } | { not: null },
  room: Room,
) {
  const open = { in: ["QUEUED" as const, "RUNNING" as const] };
  await tx.aiRun.updateMany({ where: { sessionId, status: open, answerId }, data: { room } });
}

/** What readers have on screen is gone, or is another branch now. */
async function announceLoss(tx: Transaction, { id, workspaceId, ownerId }: AccessedRow) {
  const readers = { to: [aiSessionRoom(id)], except: [memberRoom(workspaceId, ownerId)] };
  await publishWidely(tx, readers, "aiSession.deleted", { workspaceId, sessionId: id });
}

type AccessedRow = Pick<AccessedSession, "id" | "workspaceId" | "ownerId">;

async function assertWritten(tx: Transaction, id: string): Promise<void> {
  if (await tx.aiMessage.findFirst({ where: { id, role: "ASSISTANT", finish: null }, select: { id: true } }))
    throw new AppError("conflict", "Wait until the answer is written, and read it before sharing.");
}

async function textOfMessage(tx: Transaction, id: string): Promise<string> {
  const { text } = await tx.aiMessage.findUniqueOrThrow({ where: { id }, select: { text: true } });
  return text;
}
