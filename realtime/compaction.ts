import { transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { log } from "@/lib/log";

/** A log of more rows than this is folded into the snapshot. It takes 10 ms to load that many. */
const MAX_ROWS = 2_000;

const rows = new Map<string, number>();

/** Says how long the log of a document was when it was loaded. */
export function startCount(channelId: string, loaded: number): void {
  rows.delete(channelId);
  countUpdates(channelId, loaded);
}

export const endCount = (channelId: string) => rows.delete(channelId);

/** Counts what a document's log has grown by, and has it compacted when it has become long. */
export function countUpdates(channelId: string, added: number): void {
  const count = (rows.get(channelId) ?? 0) + added;
  if (count <= MAX_ROWS) return void rows.set(channelId, count);
  rows.delete(channelId);
  transaction((tx) => enqueue(tx, "document.compact", { channelId }, { singletonKey: channelId })).catch(
    (error: { code?: string }) =>
      log.warn({ channelId, code: error.code }, "compaction could not be enqueued"),
  );
}
