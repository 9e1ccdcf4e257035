import { z } from "zod";
import { Id, Timestamp } from "@/lib/http/schema";

export const JobRunState = z.enum(["WAITING", "RUNNING", "DONE", "FAILED", "CANCELLED"]);

/** What a run is about or has made. */
export const RunResult = z.object({
  channelId: Id.nullable().default(null),
  /** A file of who started it, to download. */
  fileId: Id.nullable().default(null),
  /** What didn't go as it was asked for, in sentences. */
  notes: z.array(z.string()).default([]),
});
export type RunResult = z.output<typeof RunResult>;

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
  result: RunResult.nullable(),
  workspaceId: Id.nullable(),
  /** Null where their account was deleted. */
  startedBy: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Timestamp,
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
});
export type JobRun = z.output<typeof JobRun>;
