import { AuditAction, AuditDetails } from "@/lib/audit/schema";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { cursorId, toPage } from "@/lib/http/pagination";
import { accessWorkspace } from "@/lib/workspaces/access";
import type { AuditQuery } from "../schema";

const PERSON = { select: { id: true, name: true, image: true } } as const;

export async function listAudit(actor: Actor, workspaceId: string, query: AuditQuery) {
  await accessWorkspace(actor, workspaceId, "audit.list");
  const before = cursorId(query.cursor);
  const rows = await db().auditEntry.findMany({
    where: { workspaceId, action: query.action, ...(before && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: query.limit + 1,
    include: { actor: PERSON, subject: PERSON },
  });
  const entries = rows.map((row) => ({
    ...row,
    action: AuditAction.parse(row.action),
    details: AuditDetails.parse(row.details),
  }));
  return toPage(entries, query.limit, ({ id }) => id);
}
