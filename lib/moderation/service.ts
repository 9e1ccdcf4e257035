import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_IS_VISIBLE } from "@/lib/channels/visible-sql";
import { db, pool, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { addInboxItems } from "@/lib/inbox/service";
import { accessMessage } from "@/lib/messages/access";
import type { Message } from "@/lib/messages/schema";
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

type Reported = { subjectId: string; messageId: string | null; excerpt: string };

/**
 * Reports a message or a person to the admins of a workspace, who find it in their inbox. The same again while it is
 * open gives the first report back.
 * @throws AppError not_found for what the actor doesn't see or isn't the workspace's, conflict for a deleted message
 */
export async function createReport(actor: Actor, input: NewReport) {
  const { workspaceId, reason, note } = input;
  await accessWorkspace(actor, workspaceId, "report.create");
  const reported = input.messageId
    ? await reportedMessage(actor, workspaceId, input.messageId)
    : await reportedPerson(workspaceId, input.userId);
  if (reported.subjectId === actor.userId) throw new AppError("conflict", "You can’t report yourself.");
  return transaction(async (tx) => {
    // One person's reports wait for each other here, so that two at once are one.
    await tx.$queryRaw`SELECT FROM memberships
      WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${actor.userId}::uuid FOR NO KEY UPDATE`;
    const { subjectId, messageId } = reported;
    const open = await tx.report.findFirst({
      where: { workspaceId, reporterId: actor.userId, subjectId, messageId, status: "OPEN" },
    });
    if (open) return open;
    const data = { ...reported, workspaceId, reporterId: actor.userId, reason, note };
    const report = await tx.report.create({ data });
    await tellAdmins(tx, actor, workspaceId, { ...reported, reason });
    return report;
  });
}

/** A conversation belongs to no workspace: there it is the one that its author shares with who reports. */
async function reportedMessage(actor: Actor, workspaceId: string, messageId: string): Promise<Reported> {
  const { message, channel } = await accessMessage(actor, messageId, "channel.read");
  if (channel.workspaceId === null) await assertMember(workspaceId, message.author.id, "message");
  else if (channel.workspaceId !== workspaceId) throw notFound("message");
  if (message.deletedAt) throw new AppError("conflict", "This message has been deleted.");
  return { subjectId: message.author.id, messageId, excerpt: excerptOfContent(message) };
}

async function reportedPerson(workspaceId: string, userId: string | undefined): Promise<Reported> {
  if (!userId) throw notFound("member");
  await assertMember(workspaceId, userId, "member");
  return { subjectId: userId, messageId: null, excerpt: "" };
}

async function assertMember(workspaceId: string, userId: string, noun: string): Promise<void> {
  if ((await db().membership.count({ where: { workspaceId, userId } })) === 0) throw notFound(noun);
}

function excerptOfContent({ body, poll, sticker, files }: Message): string {
  const text = body || poll?.question || sticker?.name || files.map(({ name }) => name).join(", ");
  return text.slice(0, EXCERPT_LENGTH).toWellFormed();
}

/** Of the inbox item that tells admins of the reports of one message, or of one person. */
export const reportKey = (workspaceId: string, targetId: string) => `report:${workspaceId}:${targetId}`;

/** Not who it is about, even where they are an admin. No message goes along: some admins may not see its channel. */
async function tellAdmins(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  { subjectId, messageId, reason }: Reported & { reason: ReportReason },
): Promise<void> {
  const admins = await tx.membership.findMany({
    where: {
      workspaceId,
      role: { in: ["OWNER", "ADMIN"] },
      userId: { notIn: [subjectId, actor.userId] },
    },
    select: { userId: true },
  });
  const key = reportKey(workspaceId, messageId ?? subjectId);
  const text = `${messageId ? "A message" : "A person"}: ${REASONS[reason]}`;
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
    text: `SELECT ${REPORT_COLUMNS}, ${CHANNEL_IS_VISIBLE} AS "isVisible" FROM ${REPORT_JOINS}
           WHERE r.workspace_id = $1 AND r.subject_id <> $2 AND ($3::uuid IS NULL OR r.id < $3)
             AND r.status ${query.filter === "open" ? "=" : "<>"} 'OPEN'
           ORDER BY r.id DESC LIMIT $4`,
    values: [workspaceId, actor.userId, cursorId(query.cursor), query.limit + 1],
  });
  const reports = rows.map((row) => toReport(row, role));
  return toPage(reports, query.limit, ({ id }) => id);
}
