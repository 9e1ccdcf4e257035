import { z } from "zod";
import { Id, Timestamp, text } from "@/lib/http/schema";
import { ObjectKey } from "@/lib/objects/schema";
import { MAX_ATTACHMENTS } from "../attachments/limits";
import { MAX_CONTEXT } from "../context/limits";
import { type MessagePart, TOOL_STATES } from "../parts";
import { SourceRef } from "../retrieval/schema";
import { ToolRequest } from "../runs/schema";
import { BRANCH_WINDOW, QUESTION_MAX_LENGTH } from "./limits";

/** A message of the tree, without its content. */
export const AiNode = z.object({ id: Id, parentId: Id.nullable(), role: z.enum(["USER", "ASSISTANT"]) });
export type AiNode = z.output<typeof AiNode>;

const AiPart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("reasoning"), text: z.string(), ms: z.int().optional() }),
  z.object({
    type: z.literal("tool"),
    callId: z.string(),
    name: z.string(),
    state: z.enum(TOOL_STATES),
    input: z.unknown(),
    output: z.unknown().optional(),
    request: ToolRequest.optional(),
  }),
  // Of a question.
  z.object({ type: z.literal("file"), fileId: Id, name: z.string(), mediaType: z.string() }),
  z.object({ type: z.literal("object"), object: ObjectKey }),
]) satisfies z.ZodType<MessagePart>;

export const AiMessage = AiNode.extend({
  sessionId: Id,
  parts: z.array(AiPart),
  /** Of an answer: the model that wrote it. */
  modelId: Id.nullable(),
  modelName: z.string().nullable(),
  /** Of an answer: how it ended; null while it is being written. */
  finish: z.enum(["DONE", "LENGTH", "STOPPED", "FAILED", "REFUSED"]).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Of an answer: what of the attachments and the context its model wasn't given, for the owner. Missing where it had all. */
  notes: z.array(z.string()).optional(),
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
  /** Uploads with the purpose AI_ATTACHMENT, or files of this chat. */
  fileIds: z.array(Id).max(MAX_ATTACHMENTS).optional(),
  /** What the model reads along, with the rights of who asks. */
  context: z.array(ObjectKey).max(MAX_CONTEXT).optional(),
  modelId,
  nonce: Id,
});
export type NewQuestion = z.output<typeof NewQuestion>;

export const NewAnswer = z.strictObject({ modelId, nonce: Id });
export type NewAnswer = z.output<typeof NewAnswer>;

export const AiTurn = z.object({ question: AiMessage.nullable(), answer: AiMessage });
export type AiTurn = z.output<typeof AiTurn>;

/** What an answer took, by the ledger. */
export const AnswerUsage = z.object({
  calls: z.int(),
  inputTokens: z.int(),
  cachedTokens: z.int(),
  outputTokens: z.int(),
  reasoningTokens: z.int(),
  /** Micro-dollars. */
  costMicros: z.int(),
  /** Whether the price of each call is known; those without one count as 0. */
  isPriced: z.boolean(),
  isEstimated: z.boolean(),
  durationMs: z.int(),
});
export type AnswerUsage = z.output<typeof AnswerUsage>;
