import { z } from "zod";
import { PageQuery } from "@/lib/http/pagination";
import { Id, Timestamp } from "@/lib/http/schema";

/** Micro-dollars. */
export const Micros = z.int();

const sums = {
  calls: z.int(),
  costMicros: Micros,
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** Calls of a model whose price isn't known; they count as 0. */
  unpriced: z.int(),
};

export const UsageSums = z.object(sums);
export type UsageSums = z.output<typeof UsageSums>;

/** What AI calls cost in the last days, by day and by what they were for. */
export const Usage = z.object({
  /** Its days are those of this zone. */
  timeZone: z.string(),
  total: UsageSums,
  /** Each of the days, the oldest first. */
  days: z.array(z.object({ day: z.iso.date(), ...sums })),
  /** The dearest first, at most 20 of each. Names as they were when the calls were made. */
  models: z.array(z.object({ name: z.string(), ...sums })),
  people: z.array(z.object({ name: z.string(), ...sums })),
  purposes: z.array(z.object({ name: z.string(), ...sums })),
});
export type Usage = z.output<typeof Usage>;

export const UsageQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) });
export const CallsQuery = PageQuery;

export const AiCall = z.object({
  id: Id,
  createdAt: Timestamp,
  purpose: z.string(),
  status: z.enum(["RESERVED", "DONE", "STOPPED", "FAILED", "EXPIRED"]),
  modelName: z.string(),
  providerName: z.string(),
  userName: z.string(),
  workspaceName: z.string(),
  /** Whether it was made in a chat that is gone. */
  isChatDeleted: z.boolean(),
  inputTokens: z.int(),
  cachedTokens: z.int(),
  outputTokens: z.int(),
  reasoningTokens: z.int(),
  /** Pictures that were made. */
  pictures: z.int(),
  costMicros: Micros,
  isEstimated: z.boolean(),
  isPriced: z.boolean(),
  firstTokenMs: z.int().nullable(),
  durationMs: z.int().nullable(),
  errorCode: z.string().nullable(),
});
export type AiCall = z.output<typeof AiCall>;
