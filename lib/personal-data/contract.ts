import { z } from "zod";
import { Archive } from "@/lib/files/archive-schema";
import { contract, NoContent } from "@/lib/http/contract";
import { storable } from "@/lib/http/schema";
import { JobRun } from "@/lib/jobs/schema";
import { DeletionPlan } from "./schema";

const tag = "Accounts";

/**
 * The archive is made by a job; a new one replaces the one before. Who has no password needs a sign-in of the last ten
 * minutes.
 */
export const startExportContract = contract({
  method: "POST",
  path: "/api/people/me/exports",
  tag,
  summary: "Export my data",
  scope: "account:security",
  body: z.strictObject({ password: storable(200).min(1).optional() }),
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
  response: z.object({ items: z.array(Archive) }),
});

export const getDeletionPlanContract = contract({
  method: "GET",
  path: "/api/people/me/deletion",
  tag,
  summary: "Get what deleting my account would do",
  scope: "account:security",
  response: DeletionPlan,
});

/** At once and for good. What I wrote where others read it stays, under "Deleted account". */
export const deleteAccountContract = contract({
  method: "POST",
  path: "/api/people/me/deletion",
  tag,
  summary: "Delete my account",
  scope: "account:security",
  /** The password; the name of who has none, with a sign-in of the last ten minutes. */
  body: z.strictObject({ confirmation: storable(200).min(1) }),
  response: NoContent,
  limit: "auth",
});
