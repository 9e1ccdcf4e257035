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

export const ProcessorState = z.object({
  name: z.string(),
  /** Events it has still to run for, without those that are parked. */
  waiting: z.int(),
  /** Of these, how many have failed before. */
  retrying: z.int(),
  /** Given up until somebody tries them again. */
  parked: z.int(),
  /** The most attempts that one event has taken. */
  attempts: z.int(),
  /** The age of the oldest event that waits. */
  lagSeconds: z.number(),
  /** Its name and code only: messages can quote content. */
  lastError: z.string().nullable(),
});
export type ProcessorState = z.output<typeof ProcessorState>;

export const JobQueue = z.object({
  name: z.string(),
  waiting: z.int(),
  active: z.int(),
  failed: z.int(),
  /** The age of the oldest one that is due and waits. */
  lagSeconds: z.number(),
  /** How many it has done since the counters began, and how many attempts failed. */
  totalDone: z.number(),
  totalFailed: z.number(),
  /** Null where none has run since the counters began. */
  lastRunAt: Timestamp.nullable(),
  lastFailedAt: Timestamp.nullable(),
  /** The cron expression of a scheduled one. */
  schedule: z.string().nullable(),
});
export type JobQueue = z.output<typeof JobQueue>;
