import type { AuditAction } from "@/lib/audit/schema";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import type { ReportModel } from "@/lib/generated/prisma/models";
import { AppError, notFound } from "@/lib/http/errors";
import { finishItems } from "@/lib/inbox/finish/service";
import { addInboxItem } from "@/lib/inbox/service";
import { excerptOf } from "@/lib/markdown/plain-text";
import { objectSource } from "@/lib/objects/sources";
import { OBJECT_TYPES, type ObjectKey, type ObjectType } from "@/lib/objects/types";
import { type AccessedWorkspace, accessWorkspace } from "@/lib/workspaces/access";
import { expelMember } from "@/lib/workspaces/members/service";
import type { Decision, Resolution } from "../schema";
import { reportKey } from "../service";

type Case = { actor: Actor; workspace: AccessedWorkspace; report: ReportModel; note: string };

const ACTIONS: Record<Exclude<Decision, "deleteTarget">, AuditAction> = {
  dismiss: "report.dismiss",
  warn: "member.warn",
  removeMember: "member.remove",
};

/**
 * Decides about a report, and about all that are open of the same object. What is done, its entry in the audit log
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
      action: actionOf(decision, report),
      subjectId: report.subjectId,
      details: { reportId },
    });
    const status = decision === "dismiss" ? ("DISMISSED" as const) : ("RESOLVED" as const);
    // What is said of a person by different people are different cases.
    const { targetType, targetId } = report;
    const same = targetType === "person" ? { id: reportId } : { targetType, targetId };
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
  { workspaceId, targetType, targetId }: ReportModel,
): Promise<void> {
  const waiting = await tx.report.count({ where: { workspaceId, targetType, targetId, status: "OPEN" } });
  if (waiting > 0) return;
  const admins = await tx.membership.findMany({
    where: { workspaceId, role: { in: ["OWNER", "ADMIN"] } },
    select: { userId: true },
  });
  await finishItems(
    tx,
    reportKey(workspaceId, targetId),
    admins.map(({ userId }) => userId),
  );
}

async function carryOut(tx: Transaction, decision: Decision, given: Case): Promise<void> {
  const { actor, workspace, report } = given;
  if (decision === "deleteTarget") await deleteReported(tx, given);
  if (decision === "removeMember") await expelMember(tx, actor, workspace.id, report.subjectId);
  if (decision === "warn") await warn(tx, given);
}

async function deleteReported(tx: Transaction, { actor, workspace, report }: Case): Promise<void> {
  const { type, id } = targetOf(report);
  const deletion = objectSource(type).report?.deletion;
  if (!deletion || !(await deletion.find(workspace.id, [id])).has(id)) {
    throw new AppError("conflict", `There is no ${OBJECT_TYPES[type].word} left that you could delete.`);
  }
  await deletion.delete(tx, id, { actorId: actor.userId, workspaceId: workspace.id });
}

/** As what the audit log records a decision. */
function actionOf(decision: Decision, report: ReportModel): AuditAction {
  if (decision !== "deleteTarget") return ACTIONS[decision];
  return objectSource(targetOf(report).type).report?.deletion?.action ?? ACTIONS.dismiss;
}

const targetOf = ({ targetType, targetId }: ReportModel): ObjectKey => ({
  type: targetType as ObjectType,
  id: targetId,
});

/** Says what it is about, and nothing of who reported it. */
async function warn(tx: Transaction, { workspace, report, note }: Case): Promise<void> {
  const isOfSeveral = objectSource(targetOf(report).type).report?.subject !== undefined;
  const about = report.excerpt
    ? `${isOfSeveral ? "You edited" : "You wrote"}: “${excerptOf(report.excerpt)}”`
    : "Somebody reported how you behave.";
  await addInboxItem(tx, {
    userId: report.subjectId,
    kind: "WARNING",
    key: `warning:${report.id}`,
    workspaceId: workspace.id,
    text: [note, about].filter(Boolean).join("\n\n"),
  });
}
