import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { ObjectKey } from "@/lib/objects/schema";
import { MAX_NOTES } from "@/lib/tasks/limits";

const field = z.string().max(MAX_NOTES).optional();

/** What is changed of the fields before they are confirmed: those that the tool has, see lib/ai/tools/table.ts. */
export const ToolConfirmation = z.strictObject({
  fields: z.strictObject({ title: field, notes: field, due: field, text: field }).optional(),
});
export type ToolConfirmation = z.output<typeof ToolConfirmation>;

/** A change that a model asked for, once it is decided on. */
export const ToolDecision = z.object({
  id: Id,
  status: z.enum(["DONE", "FAILED", "DECLINED"]),
  /** What was made. */
  object: ObjectKey.nullable(),
  /** Why it failed. */
  problem: z.string().nullable(),
});
export type ToolDecision = z.output<typeof ToolDecision>;
