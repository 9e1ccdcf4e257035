import { type Transaction, transaction } from "@/lib/db";
import { countAll } from "./backlog";
import { forgetIndex } from "./index-state";
import { DROP_VECTOR_INDEX } from "./vector-index";

/** A full index by this model, in place of the one that there is; by none, no index. */
export async function restartIndex(
  modelId: string | null,
  also?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const total = modelId ? await countAll() : 0;
  await transaction(async (tx) => {
    await tx.aiIndex.deleteMany();
    await tx.$executeRaw`TRUNCATE ai_chunks, ai_chunk_bits, ai_chunk_vectors, ai_index_changes, ai_index_backlog`;
    await tx.$executeRawUnsafe(DROP_VECTOR_INDEX);
    if (modelId) {
      await tx.aiIndex.create({ data: { modelId, total } });
      await tx.$executeRaw`INSERT INTO ai_index_backlog (kind) SELECT unnest(enum_range(NULL::ai_chunk_kind))`;
    }
    await also?.(tx);
  });
  forgetIndex();
}
