import { z } from "zod";
import { Id } from "@/lib/http/schema";

/** What an answer keeps beside its message. */
export const AnswerDetails = z.object({
  messageId: Id,
  modelName: z.string(),
  /** Why it failed. Only whoever asked is told; null to others. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** There are better sources, which not every reader of the place may read. False to all but whoever asked. */
  hasMore: z.boolean(),
  /** What was asked, to ask it again in private. Null to all but whoever asked, and where it was deleted. */
  question: z.string().nullable(),
  /** Whoever asked can go on in this thread without mentioning the assistant. Said of the answer to a mention only. */
  takesFollowUps: z.boolean(),
});
