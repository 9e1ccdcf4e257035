import { AiAuditAction, type InstanceAuditDetails } from "@/lib/audit/schema";
import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { db } from "@/lib/db";
import { cursorId, toPage } from "@/lib/http/pagination";

const PERSON = { select: { id: true, name: true, image: true } } as const;

/** What was done to the AI settings of the instance, the newest first. */
export async function listAiAudit(actor: Actor, query: { cursor?: string | undefined; limit: number }) {
  await accessInstance(actor, "instance.read");
  const before = cursorId(query.cursor);
  const rows = await db().auditEntry.findMany({
    where: {
      ...{ workspaceId: null, action: { in: AiAuditAction.options } },
      ...(before && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: query.limit + 1,
    include: { actor: PERSON },
  });
  const entries = rows.map(({ id, action, actor: who, details, createdAt }) => {
    const { aiModelName, aiProviderName, changed = [] } = details as InstanceAuditDetails;
    return {
      ...{ id, actor: who, changed, createdAt },
      action: AiAuditAction.parse(action),
      name: aiModelName ?? aiProviderName ?? "",
    };
  });
  return toPage(entries, query.limit, ({ id }) => id);
}
