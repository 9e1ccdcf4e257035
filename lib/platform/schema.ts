import { z } from "zod";
import { Timestamp } from "@/lib/http/schema";
import { SERVICE_NAMES } from "@/lib/services";

export const ServiceState = z.object({
  name: z.enum(SERVICE_NAMES),
  label: z.string(),
  purpose: z.string(),
  /** What stands in for it, or is missing, where it isn't configured. */
  without: z.string(),
  isConfigured: z.boolean(),
  /** `off`: not configured, and nothing of it to check. */
  state: z.enum(["ok", "failed", "off"]),
  problem: z.string().nullable(),
  milliseconds: z.int(),
  checkedAt: Timestamp,
});
export type ServiceState = z.output<typeof ServiceState>;

export const Instance = z.object({
  version: z.string(),
  node: z.string(),
  /** Of the web process that answers. */
  startedAt: Timestamp,
  people: z.int(),
  workspaces: z.int(),
});
export type Instance = z.output<typeof Instance>;

export const JobQueue = z.object({
  name: z.string(),
  waiting: z.int(),
  active: z.int(),
  failed: z.int(),
  /** Null where none has run since the counters began. */
  lastRunAt: Timestamp.nullable(),
  lastFailedAt: Timestamp.nullable(),
  /** The cron expression of a scheduled one. */
  schedule: z.string().nullable(),
});
export type JobQueue = z.output<typeof JobQueue>;
