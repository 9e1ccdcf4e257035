import { z } from "zod";
import { Id, Timestamp } from "@/lib/http/schema";

const MAX_MICROS = 1_000_000_000_000;
const Limit = z.int().min(0).max(MAX_MICROS);
const Period = z.enum(["DAY", "MONTH"]);

/** A limit on what AI calls cost in a period, in micro-dollars. */
export const Budget = z.object({
  id: Id,
  /** Whose calls count; null: everybody's. */
  person: z.object({ id: Id, name: z.string() }).nullable(),
  /** Which model's calls count; null: all. */
  model: z.object({ id: Id, label: z.string() }).nullable(),
  period: Period,
  limitMicros: z.int(),
  /** In the current period, with what is reserved. */
  spentMicros: z.int(),
  resetsAt: Timestamp,
  /** The zone whose days and months count. */
  timeZone: z.string(),
});
export type Budget = z.output<typeof Budget>;

export const NewBudget = z.strictObject({
  userId: Id.nullable().default(null),
  modelId: Id.nullable().default(null),
  period: Period,
  limitMicros: Limit,
});
export type NewBudget = z.output<typeof NewBudget>;

export const BudgetChange = z.strictObject({ limitMicros: Limit });

/** A budget that is nearly spent, as those see it whose calls count in it. */
export const BudgetWarning = z.object({
  id: Id,
  /** Mine alone, not the workspace's. */
  isMine: z.boolean(),
  /** Which model's calls count; null: all. */
  modelId: Id.nullable(),
  model: z.string().nullable(),
  period: Period,
  /** How much of it is spent, from 0.8 to 1. */
  part: z.number(),
  resetsAt: Timestamp,
  timeZone: z.string(),
});
export type BudgetWarning = z.output<typeof BudgetWarning>;
