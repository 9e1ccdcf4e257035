import { resolveEmbedding } from "../models/resolve-embedding";
import { embedTexts } from "./call";
import { currentIndex, hasIndex } from "./index-state";
import { PASSAGE_MAX } from "./limits";

/** Somebody waits for the answer. */
const PATIENCE_MS = 3_000;

/**
 * What a question means, to be compared with the index. Undefined where there is none, and where the provider doesn't
 * answer or a budget is spent: then the words of the question are all that is looked for.
 */
export async function questionVector(
  userId: string,
  workspaceId: string,
  question: string,
): Promise<Float32Array | undefined> {
  if (question.trim() === "" || !(await hasIndex())) return;
  const index = await currentIndex();
  if (!index?.dimensions) return;
  try {
    const model = await resolveEmbedding(index.modelId);
    const text = question.slice(0, PASSAGE_MAX).toWellFormed();
    const asked = { purpose: "embedding", userId, workspaceId, patienceMs: PATIENCE_MS } as const;
    const [vector] = await embedTexts(model, [text], asked);
    return vector?.length === index.dimensions ? vector : undefined;
  } catch {
    return;
  }
}
