import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { AuditAction, AuditDetails } from "@/lib/audit/schema";
import { PageQuery } from "@/lib/http/pagination";
import { Id, Timestamp, text } from "@/lib/http/schema";
import { ObjectKey, ObjectPlace } from "@/lib/objects/schema";
import { WorkspaceRole } from "@/lib/workspaces/schema";
import { REPORT_NOTE_MAX, WARNING_NOTE_MAX } from "./limits";

export const ReportReason = z.enum(["SPAM", "HARASSMENT", "ILLEGAL", "OTHER"]);
export type ReportReason = z.output<typeof ReportReason>;
export const ReportStatus = z.enum(["OPEN", "RESOLVED", "DISMISSED"]);

/** To the admins of a workspace. */
export const NewReport = z.strictObject({
  workspaceId: Id,
  target: ObjectKey,
  reason: ReportReason,
  note: text(REPORT_NOTE_MAX).trim().default(""),
});
export type NewReport = z.output<typeof NewReport>;

/** What who reports gets back. */
export const SentReport = z.object({ id: Id, status: ReportStatus, createdAt: Timestamp });

/** A report as admins see it. */
export const Report = z.object({
  id: Id,
  /** Null once their account is gone. */
  reporter: Person.nullable(),
  subject: Person,
  /** Null for who isn't, or isn't any more, a member. */
  subjectRole: WorkspaceRole.nullable(),
  target: ObjectKey,
  /** What it said when it was reported; all that admins see of channels they aren't in. */
  excerpt: z.string(),
  reason: ReportReason,
  note: z.string(),
  status: ReportStatus,
  createdAt: Timestamp,
  resolvedAt: Timestamp.nullable(),
  resolvedBy: Person.nullable(),
  /** Where it is, for who sees it. */
  place: ObjectPlace.nullable(),
  can: z.object({ deleteTarget: z.boolean(), removeMember: z.boolean() }),
});
export type Report = z.output<typeof Report>;

export const ReportQuery = PageQuery.extend({ filter: z.enum(["open", "closed"]).default("open") });
export type ReportQuery = z.output<typeof ReportQuery>;

export const Decision = z.enum(["dismiss", "warn", "deleteTarget", "removeMember"]);
export type Decision = z.output<typeof Decision>;
/** `note` goes to who is warned; otherwise it is ignored. */
export const Resolution = z.strictObject({
  decision: Decision,
  note: text(WARNING_NOTE_MAX).trim().default(""),
});
export type Resolution = z.output<typeof Resolution>;

export const AuditEntry = z.object({
  id: Id,
  action: AuditAction,
  /** Null once their account is gone. */
  actor: Person.nullable(),
  subject: Person.nullable(),
  details: AuditDetails,
  createdAt: Timestamp,
});
export type AuditEntry = z.output<typeof AuditEntry>;

export const AuditQuery = PageQuery.extend({ action: AuditAction.optional() });
export type AuditQuery = z.output<typeof AuditQuery>;
