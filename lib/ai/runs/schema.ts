import { z } from "zod";
import { Id, Timestamp } from "@/lib/http/schema";
import { type Part as PartType, TOOL_STATES } from "../parts";

/** See lib/ai/parts.ts. */
export const ToolRequest = z.object({ id: Id, place: z.string(), expiresAt: Timestamp });

/** See lib/ai/parts.ts. */
export const Part: z.ZodType<PartType> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.literal("reasoning"),
    text: z.string(),
    ms: z.int().optional(),
    meta: z.unknown().optional(),
  }),
  z.object({
    type: z.literal("tool"),
    callId: z.string(),
    name: z.string(),
    state: z.enum(TOOL_STATES),
    input: z.unknown(),
    output: z.unknown().optional(),
    request: ToolRequest.optional(),
    meta: z.unknown().optional(),
  }),
]);

export const RunStatus = z.enum(["QUEUED", "RUNNING", "DONE", "STOPPED", "FAILED"]);
export type RunStatus = z.output<typeof RunStatus>;

/** What a run has written after a place in its stream. Nothing once it has ended: the answer is stored then. */
export const RunChunks = z.object({
  runId: Id,
  status: RunStatus,
  attempt: z.int(),
  /** The place after these parts. */
  seq: z.int(),
  /** Whether `parts` is all that the attempt has written, and not what comes after the place that was asked for. */
  isWhole: z.boolean(),
  parts: z.array(Part),
});
export type RunChunks = z.output<typeof RunChunks>;

export const RunState = z.object({ id: Id, status: RunStatus, isStopping: z.boolean() });
