import { z } from "zod";
import { Id } from "@/lib/http/schema";

/** A text model as people choose it. */
export const ModelChoice = z.object({
  id: Id,
  label: z.string(),
  providerName: z.string(),
  hasVision: z.boolean(),
  hasTools: z.boolean(),
  hasReasoning: z.boolean(),
  contextTokens: z.int().nullable(),
  /** Micro-dollars per million tokens; null where they aren't known. */
  price: z.object({ input: z.number(), output: z.number() }).nullable(),
  /** False: its provider didn't answer when it was last checked. */
  isUp: z.boolean(),
  /** The one that new chats begin with. */
  isDefault: z.boolean(),
  /** Answers without knowing anything; see lib/ai/demo. */
  isDemo: z.boolean(),
});
export type ModelChoice = z.output<typeof ModelChoice>;
