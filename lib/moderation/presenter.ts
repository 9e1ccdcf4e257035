import type { WorkspaceRole } from "@/lib/permissions";
import { canRemove } from "@/lib/workspaces/policy";
import type { Report } from "./schema";

const PERSON = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'image', ${alias}.image) END`;

/** Over reports r with REPORT_JOINS. */
export const REPORT_COLUMNS = `r.id, r.excerpt, r.reason, r.note, r.status, r.created_at AS "createdAt",
  r.resolved_at AS "resolvedAt", jsonb_build_object('type', r.target_type, 'id', r.target_id) AS target,
  ${PERSON("ru")} AS reporter, ${PERSON("su")} AS subject, ${PERSON("du")} AS "resolvedBy", sw.role AS "subjectRole"`;

export const REPORT_JOINS = `reports r
  LEFT JOIN users ru ON ru.id = r.reporter_id
  JOIN users su ON su.id = r.subject_id
  LEFT JOIN users du ON du.id = r.resolved_by_id
  LEFT JOIN memberships sw ON sw.workspace_id = r.workspace_id AND sw.user_id = r.subject_id`;

export type ReportRow = Omit<Report, "can" | "place" | "createdAt" | "resolvedAt"> & {
  createdAt: Date;
  resolvedAt: Date | null;
};

type Seen = {
  /** The role of who looks. */
  role: WorkspaceRole;
  /** Null where they don't see it, or it isn't there any more. */
  place: Report["place"];
  isDeletable: boolean;
};

export function toReport(row: ReportRow, { role, place, isDeletable }: Seen): Report {
  const isOpen = row.status === "OPEN";
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    place,
    can: {
      deleteTarget: isOpen && isDeletable,
      removeMember: isOpen && row.subjectRole !== null && canRemove(role, row.subjectRole),
    },
  };
}
