import { joinPerson } from "@/lib/channels/visible-sql";
import type { WorkspaceRole } from "@/lib/permissions";
import { canRemove } from "@/lib/workspaces/policy";
import type { Report } from "./schema";

const PERSON = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'image', ${alias}.image) END`;

/** Over reports r with REPORT_JOINS, where $2 is who looks. */
export const REPORT_COLUMNS = `r.id, r.excerpt, r.reason, r.note, r.status, r.created_at AS "createdAt",
  r.resolved_at AS "resolvedAt", r.message_id IS NOT NULL OR r.excerpt <> '' AS "isOfMessage",
  ${PERSON("ru")} AS reporter, ${PERSON("su")} AS subject, ${PERSON("du")} AS "resolvedBy", sw.role AS "subjectRole",
  msg.id IS NOT NULL AND msg.deleted_at IS NULL AS "isThere", c.workspace_id IS NOT NULL AS "isInWorkspace",
  CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('channelId', c.id, 'channelName', c.name,
    'threadId', msg.thread_id, 'seq', msg.seq) END AS place`;

export const REPORT_JOINS = `reports r
  LEFT JOIN users ru ON ru.id = r.reporter_id
  JOIN users su ON su.id = r.subject_id
  LEFT JOIN users du ON du.id = r.resolved_by_id
  LEFT JOIN memberships sw ON sw.workspace_id = r.workspace_id AND sw.user_id = r.subject_id
  LEFT JOIN messages msg ON msg.id = r.message_id
  LEFT JOIN channels c ON c.id = msg.channel_id
  ${joinPerson("$2")}`;

export type ReportRow = Omit<Report, "can" | "createdAt" | "resolvedAt"> & {
  createdAt: Date;
  resolvedAt: Date | null;
  isThere: boolean;
  isInWorkspace: boolean;
  isVisible: boolean;
};

/** @param role that of who looks */
export function toReport(
  { isThere, isInWorkspace, isVisible, place, ...row }: ReportRow,
  role: WorkspaceRole,
): Report {
  const isOpen = row.status === "OPEN";
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    place: isVisible && isThere ? place : null,
    can: {
      // Direct and group conversations aren't the workspace's: there a person can be dealt with, not what they wrote.
      deleteMessage: isOpen && isThere && isInWorkspace,
      removeMember: isOpen && row.subjectRole !== null && canRemove(role, row.subjectRole),
    },
  };
}
