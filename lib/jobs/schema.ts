import { z } from "zod";
import { Id, Timestamp } from "@/lib/http/schema";

export const JobRunState = z.enum(["WAITING", "RUNNING", "DONE", "FAILED", "CANCELLED"]);

/** One run of a long job, as shown to its audience, which may cancel it. */
export const JobRun = z.object({
  id: Id,
  name: z.string(),
  label: z.string(),
  state: JobRunState,
  done: z.int(),
  /** Null until it is known. */
  total: z.int().nullable(),
  /** Why it failed; also while another attempt waits. */
  error: z.string().nullable(),
  workspaceId: Id.nullable(),
  /** Null where their account was deleted. */
  startedBy: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Timestamp,
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
});
export type JobRun = z.output<typeof JobRun>;
