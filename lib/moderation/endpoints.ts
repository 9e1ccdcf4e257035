import { endpoint } from "@/lib/http/endpoint";
import { listAudit } from "./audit/service";
import {
  createReportContract,
  listAuditContract,
  listReportsContract,
  resolveReportContract,
} from "./contract";
import { resolveReport } from "./resolve/service";
import { createReport, listReports } from "./service";

export const createReportEndpoint = endpoint(createReportContract, ({ actor, body }) =>
  createReport(actor, body),
);
export const listReportsEndpoint = endpoint(listReportsContract, ({ actor, params, query }) =>
  listReports(actor, params.workspaceId, query),
);
export const resolveReportEndpoint = endpoint(resolveReportContract, ({ actor, params, body }) =>
  resolveReport(actor, params.workspaceId, params.reportId, body),
);
export const listAuditEndpoint = endpoint(listAuditContract, ({ actor, params, query }) =>
  listAudit(actor, params.workspaceId, query),
);
