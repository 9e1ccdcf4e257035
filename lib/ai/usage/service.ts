import type { Actor } from "@/lib/auth/actor";
import { findInstanceRole } from "@/lib/auth/instance-role";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { can } from "@/lib/permissions";
import { readWorkspaceSettings } from "@/lib/settings/store";
import { accessWorkspace } from "@/lib/workspaces/access";
import { type Payer, summarize } from "./summary";

/** The purposes whose runs belong to a chat. */
const OF_CHATS = ["chat", "ask", "title"];

type Query = { cursor?: string | undefined; limit: number };

export async function getMyUsage({ userId }: Actor, days: number) {
  const settings = await db().personSettings.findUnique({ where: { userId }, select: { timeZone: true } });
  return summarize({ userId }, settings?.timeZone ?? "UTC", days);
}

export const listMyCalls = ({ userId }: Actor, query: Query) => listCalls({ userId }, query);

export async function getWorkspaceUsage(actor: Actor, workspaceId: string, days: number) {
  await accessWorkspace(actor, workspaceId, "ai.manage");
  const { workspaceTimeZone } = await readWorkspaceSettings(workspaceId);
  return summarize({ workspaceId }, workspaceTimeZone, days);
}

export async function listWorkspaceCalls(actor: Actor, workspaceId: string, query: Query) {
  await accessWorkspace(actor, workspaceId, "ai.manage");
  return listCalls({ workspaceId }, query);
}

export async function getInstanceUsage(actor: Actor, days: number) {
  await accessInstanceLedger(actor);
  return summarize({}, "UTC", days);
}

export async function listInstanceCalls(actor: Actor, query: Query) {
  await accessInstanceLedger(actor);
  return listCalls({}, query);
}

/** @throws AppError not_found for everyone who isn't an admin of the instance */
async function accessInstanceLedger({ userId }: Actor) {
  if (!can(await findInstanceRole(userId), "instance.read")) throw notFound("page");
}

async function listCalls(payer: Payer, { cursor, limit }: Query) {
  const before = cursorId(cursor);
  const where: Prisma.AiCallWhereInput = { ...payer, ...(before && { id: { lt: before } }) };
  const rows = await db().aiCall.findMany({ where, orderBy: { id: "desc" }, take: limit + 1 });
  return toPage(
    rows.map((row) => ({
      ...row,
      costMicros: Number(row.costMicros),
      isPriced: row.price !== null,
      isChatDeleted: row.sessionId === null && OF_CHATS.includes(row.purpose),
    })),
    limit,
    ({ id }) => id,
  );
}
