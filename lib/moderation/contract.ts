import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import {
  AuditEntry,
  AuditQuery,
  NewReport,
  Report,
  ReportQuery,
  ReportStatus,
  Resolution,
  SentReport,
} from "./schema";

const tag = "Moderation";
const params = z.strictObject({ workspaceId: Id });

/** Reporting the same again while the first report is open gives that one back. */
export const createReportContract = contract({
  method: "POST",
  path: "/api/reports",
  tag,
  summary: "Report an object to the admins of a workspace",
  scope: "moderation:write",
  body: NewReport,
  response: SentReport,
  status: 201,
  limit: "report",
});
/** Reports about oneself aren't among them. */
export const listReportsContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/reports",
  tag,
  summary: "List reports, newest first",
  scope: "moderation:read",
  params,
  query: ReportQuery,
  response: page(Report),
});
export const resolveReportContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/reports/{reportId}/resolve",
  tag,
  summary: "Resolve a report",
  scope: "moderation:write",
  params: z.strictObject({ workspaceId: Id, reportId: Id }),
  body: Resolution,
  response: z.object({ id: Id, status: ReportStatus }),
});
export const listAuditContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/audit",
  tag,
  summary: "List the audit log, newest first",
  scope: "moderation:read",
  params,
  query: AuditQuery,
  response: page(AuditEntry),
});
