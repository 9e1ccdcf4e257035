import type { Actor } from "@/lib/auth/actor";
import { db, pool, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { addInboxItems } from "@/lib/inbox/service";
import { objectSource } from "@/lib/objects/sources";
import { OBJECT_TYPES, type ObjectKey, objectName } from "@/lib/objects/types";
import { resolveObjects } from "@/lib/references/resolve/service";
import { accessWorkspace } from "@/lib/workspaces/access";
import { REPORT_COLUMNS, REPORT_JOINS, type ReportRow, toReport } from "./presenter";
import type { NewReport, ReportQuery, ReportReason } from "./schema";

const EXCERPT_LENGTH = 2_000;
const REASONS: Record<ReportReason, string> = {
  SPAM: "spam",
  HARASSMENT: "harassment",
  ILLEGAL: "against the law",
  OTHER: "something else",
};

type Reported = { subjectId: string; target: ObjectKey; excerpt: string };

/**
 * Reports an object to the admins of a workspace, who find it in their inbox. The same again while it is open gives the
 * first report back.
 * @throws AppError not_found for what the actor doesn't see or isn't the workspace's, conflict for what is deleted
 */
export async function createReport(actor: Actor, input: NewReport) {
  const { workspaceId, reason, note } = input;
  await accessWorkspace(actor, workspaceId, "report.create");
  const reported = await accessReported(actor, workspaceId, input.target);
  if (reported.subjectId === actor.userId) throw new AppError("conflict", "You can’t report yourself.");
  return transaction(async (tx) => {
    // One person's reports wait for each other here, so that two at once are one.
    await tx.$queryRaw`SELECT FROM memberships
      WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${actor.userId}::uuid FOR NO KEY UPDATE`;
    const { subjectId, target, excerpt } = reported;
    const key = { workspaceId, reporterId: actor.userId, targetType: target.type, targetId: target.id };
    const open = await tx.report.findFirst({ where: { ...key, status: "OPEN" } });
    if (open) return open;
    const report = await tx.report.create({ data: { ...key, subjectId, excerpt, reason, note } });
    await notifyAdmins(tx, actor, workspaceId, { ...reported, reason });
    return report;
  });
}

/** A person or a conversation belongs to no workspace: there it is the one that its author shares with who reports. */
async function accessReported(actor: Actor, workspaceId: string, target: ObjectKey): Promise<Reported> {
  const { report, access } = objectSource(target.type);
  const { word } = OBJECT_TYPES[target.type];
  const object = await access(actor, target.id);
  const subjectId = report?.subject ? await report.subject(actor, target.id) : object.authorId;
  if (!report || !subjectId) throw new AppError("invalid_input", `target: a ${word} can’t be reported`);
  if (object.workspaceId === null) await assertMember(workspaceId, subjectId, word);
  else if (object.workspaceId !== workspaceId) throw notFound(word);
  if (object.isDeleted) throw new AppError("conflict", `This ${word} has been deleted.`);
  const excerpt = (await report.excerpt(actor, target.id)).slice(0, EXCERPT_LENGTH).toWellFormed();
  return { subjectId, target, excerpt };
}

async function assertMember(workspaceId: string, userId: string, noun: string): Promise<void> {
  if ((await db().membership.count({ where: { workspaceId, userId } })) === 0) throw notFound(noun);
}

/** Of the inbox item that notifies admins of the reports of one object. */
export const reportKey = (workspaceId: string, targetId: string) => `report:${workspaceId}:${targetId}`;

/** Not who it is about, even where they are an admin. The object doesn't go along: some admins may not see it. */
async function notifyAdmins(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  { subjectId, target, reason }: Reported & { reason: ReportReason },
): Promise<void> {
  const admins = await tx.membership.findMany({
    where: {
      workspaceId,
      role: { in: ["OWNER", "ADMIN"] },
      userId: { notIn: [subjectId, actor.userId] },
    },
    select: { userId: true },
  });
  const key = reportKey(workspaceId, target.id);
  const text = `A ${OBJECT_TYPES[target.type].word}: ${REASONS[reason]}`;
  await addInboxItems(
    tx,
    admins.map(({ userId }) => ({ userId, kind: "REPORT", key, actorId: actor.userId, workspaceId, text })),
  );
}

/** Newest first. Who is reported doesn't see it, whatever their role: neither what it says nor who sent it. */
export async function listReports(actor: Actor, workspaceId: string, query: ReportQuery) {
  const { role } = await accessWorkspace(actor, workspaceId, "report.list");
  const { rows } = await pool().query<ReportRow>({
    name: `reports ${query.filter}`,
    text: `SELECT ${REPORT_COLUMNS} FROM ${REPORT_JOINS}
           WHERE r.workspace_id = $1 AND r.subject_id <> $2 AND ($3::uuid IS NULL OR r.id < $3)
             AND r.status ${query.filter === "open" ? "=" : "<>"} 'OPEN'
           ORDER BY r.id DESC LIMIT $4`,
    values: [workspaceId, actor.userId, cursorId(query.cursor), query.limit + 1],
  });
  const targets = rows.map(({ target }) => target);
  const [seen, deletable] = await Promise.all([
    resolveObjects(actor, targets),
    findDeletable(workspaceId, targets),
  ]);
  const reports = rows.map((row) => {
    const name = objectName(row.target);
    return toReport(row, { role, place: seen.get(name)?.place ?? null, isDeletable: deletable.has(name) });
  });
  return toPage(reports, query.limit, ({ id }) => id);
}

/** Which of these objects admins can delete, by `objectName`; one query for each type among them. */
async function findDeletable(workspaceId: string, targets: readonly ObjectKey[]): Promise<Set<string>> {
  const found = await Promise.all(
    [...Map.groupBy(targets, ({ type }) => type)].map(async ([type, keys]) => {
      const ids = await objectSource(type).report?.deletion?.find(
        workspaceId,
        keys.map(({ id }) => id),
      );
      return [...(ids ?? [])].map((id) => objectName({ type, id }));
    }),
  );
  return new Set(found.flat());
}
