import { z } from "zod";
import { Id, Timestamp } from "@/lib/http/schema";

/** The index of embeddings, by which questions also find what is about them in other words. */
export const AiIndexState = z.object({
  /** Null: no index. */
  modelId: Id.nullable(),
  /** AI_EMBEDDING_MODEL chooses the model. */
  isFixed: z.boolean(),
  index: z
    .object({
      /** Messages, documents, tasks and files: those that there were when it began, and those of them that are done. */
      total: z.int(),
      done: z.int(),
      /** Passages that have been read. */
      passages: z.int(),
      completedAt: Timestamp.nullable(),
      /** Why it pauses, for people. */
      problem: z.string().nullable(),
      retryAt: Timestamp.nullable(),
    })
    .nullable(),
});
export type AiIndexState = z.output<typeof AiIndexState>;

/** Another model makes all of it anew; null deletes it. */
export const AiIndexChoice = z.strictObject({ modelId: Id.nullable() });
