import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { JobRun } from "@/lib/jobs/schema";
import { AccountExport } from "./schema";

const tag = "Accounts";

/** The archive is made by a job; a new one replaces the one before. */
export const startExportContract = contract({
  method: "POST",
  path: "/api/people/me/exports",
  tag,
  summary: "Export my data",
  scope: "account:security",
  response: JobRun,
  status: 201,
  limit: "auth",
});

export const listExportsContract = contract({
  method: "GET",
  path: "/api/people/me/exports",
  tag,
  summary: "List the archives of my data",
  scope: "account:security",
  response: z.object({ items: z.array(AccountExport) }),
});
