import { z } from "zod";
import { Id, Timestamp, text } from "@/lib/http/schema";
import type { Part } from "../parts";
import { SourceRef } from "../retrieval/schema";
import { BRANCH_WINDOW, QUESTION_MAX_LENGTH } from "./limits";

/** A message of the tree, without its content. */
export const AiNode = z.object({ id: Id, parentId: Id.nullable(), role: z.enum(["USER", "ASSISTANT"]) });
export type AiNode = z.output<typeof AiNode>;

const AiPart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("reasoning"), text: z.string() }),
  z.object({
    type: z.literal("tool"),
    callId: z.string(),
    name: z.string(),
    state: z.enum(["calling", "running", "done", "failed", "stopped", "denied"]),
    input: z.unknown(),
    output: z.unknown().optional(),
  }),
]) satisfies z.ZodType<Part>;

export const AiMessage = AiNode.extend({
  sessionId: Id,
  parts: z.array(AiPart),
  /** Of an answer: the model that wrote it. */
  modelId: Id.nullable(),
  modelName: z.string().nullable(),
  /** Of an answer: how it ended; null while it is being written. */
  finish: z.enum(["DONE", "LENGTH", "STOPPED", "FAILED", "REFUSED"]).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Of an answer from the workspace: what its numbers stand for. Whether one may open it is asked of each then. */
  sources: z.array(SourceRef).optional(),
  /** Of an answer: the run that writes or wrote it. */
  runId: Id.nullable(),
  createdAt: Timestamp,
});
export type AiMessage = z.output<typeof AiMessage>;

export const AiBranchQuery = z.strictObject({
  /** The messages up to this one; without, the branch that is shown. */
  leafId: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(BRANCH_WINDOW),
});

const modelId = Id.optional();

export const NewQuestion = z.strictObject({
  /** The answer that it follows; null is the beginning of the chat. An edited question has the parent of the first. */
  parentId: Id.nullable(),
  text: text(QUESTION_MAX_LENGTH).refine((given) => given.trim() !== "", "can’t be empty"),
  modelId,
  nonce: Id,
});
export type NewQuestion = z.output<typeof NewQuestion>;

export const NewAnswer = z.strictObject({ modelId, nonce: Id });
export type NewAnswer = z.output<typeof NewAnswer>;

export const AiTurn = z.object({ question: AiMessage.nullable(), answer: AiMessage });
export type AiTurn = z.output<typeof AiTurn>;
