import type { AuditAction } from "@/lib/audit/schema";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import type { ReportModel } from "@/lib/generated/prisma/models";
import { AppError, notFound } from "@/lib/http/errors";
import { finishItems } from "@/lib/inbox/finish/service";
import { addInboxItem } from "@/lib/inbox/service";
import { excerptOf } from "@/lib/markdown/plain-text";
import { eraseMessage } from "@/lib/messages/service";
import { type AccessedWorkspace, accessWorkspace } from "@/lib/workspaces/access";
import { expelMember } from "@/lib/workspaces/members/service";
import type { Decision, Resolution } from "../schema";
import { reportKey } from "../service";

type Case = { actor: Actor; workspace: AccessedWorkspace; report: ReportModel; note: string };

const ACTIONS: Record<Decision, AuditAction> = {
  dismiss: "report.dismiss",
  warn: "member.warn",
  deleteMessage: "message.delete",
  removeMember: "member.remove",
};

/**
 * Decides about a report, and about all that are open of the same message. What is done, its entry in the audit log
 * and the report's end are one transaction.
 * @throws AppError not_found also for reports about oneself, conflict for one that is decided already
 */
export async function resolveReport(
  actor: Actor,
  workspaceId: string,
  reportId: string,
  { decision, note }: Resolution,
) {
  const workspace = await accessWorkspace(actor, workspaceId, "report.resolve");
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM reports WHERE id = ${reportId}::uuid FOR NO KEY UPDATE`;
    const report = await tx.report.findFirst({
      where: { id: reportId, workspaceId, subjectId: { not: actor.userId } },
    });
    if (!report) throw notFound("report");
    if (report.status !== "OPEN") throw new AppError("conflict", "Somebody has decided about this report.");
    await carryOut(tx, decision, { actor, workspace, report, note });
    await recordAudit(tx, {
      workspaceId,
      actorId: actor.userId,
      action: ACTIONS[decision],
      subjectId: report.subjectId,
      details: { reportId, ...(report.messageId && { messageId: report.messageId }) },
    });
    const status = decision === "dismiss" ? ("DISMISSED" as const) : ("RESOLVED" as const);
    const same = report.messageId ? { messageId: report.messageId } : { id: reportId };
    await tx.report.updateMany({
      where: { ...same, workspaceId, status: "OPEN" },
      data: { status, resolvedById: actor.userId, resolvedAt: new Date() },
    });
    await finishForAdmins(tx, report);
    return { id: reportId, status };
  });
}

/** Nobody has to look at what is decided, unless somebody else's report of the same person still waits. */
async function finishForAdmins(
  tx: Transaction,
  { workspaceId, subjectId, messageId }: ReportModel,
): Promise<void> {
  const waiting = await tx.report.count({ where: { workspaceId, subjectId, messageId, status: "OPEN" } });
  if (waiting > 0) return;
  const admins = await tx.membership.findMany({
    where: { workspaceId, role: { in: ["OWNER", "ADMIN"] } },
    select: { userId: true },
  });
  await finishItems(
    tx,
    reportKey(workspaceId, messageId ?? subjectId),
    admins.map(({ userId }) => userId),
  );
}

async function carryOut(tx: Transaction, decision: Decision, given: Case): Promise<void> {
  const { actor, workspace, report } = given;
  if (decision === "deleteMessage") await deleteReported(tx, given);
  if (decision === "removeMember") await expelMember(tx, actor, workspace.id, report.subjectId);
  if (decision === "warn") await warn(tx, given);
}

async function deleteReported(tx: Transaction, { actor, workspace, report }: Case): Promise<void> {
  const message =
    report.messageId &&
    (await tx.message.findFirst({
      where: { id: report.messageId, deletedAt: null, channel: { workspaceId: workspace.id } },
      select: { id: true },
    }));
  if (!message) throw new AppError("conflict", "There is no message left that you could delete.");
  await eraseMessage(tx, { actorId: actor.userId, workspaceId: workspace.id, messageId: message.id });
}

/** Says what it is about, and nothing of who reported it. */
async function warn(tx: Transaction, { workspace, report, note }: Case): Promise<void> {
  const about = report.excerpt
    ? `You wrote: “${excerptOf(report.excerpt)}”`
    : "Somebody reported how you behave.";
  await addInboxItem(tx, {
    userId: report.subjectId,
    kind: "WARNING",
    key: `warning:${report.id}`,
    workspaceId: workspace.id,
    text: [note, about].filter(Boolean).join("\n\n"),
  });
}
