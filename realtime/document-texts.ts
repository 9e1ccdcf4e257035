import { transaction } from "@/lib/db";
import { recordEdit } from "@/lib/documents/store-text";
import { log } from "@/lib/log";

/** Edits of this long share one event: its processors read the whole document. */
const DELAY_MS = 3_000;

type Edited = { documentId: string; channelId: string };

const waiting = new Map<string, { edited: Edited; timer: NodeJS.Timeout }>();

/** Schedules indexing of a document's text; the job "documents.findStaleTexts" recovers what a kill loses. */
export function countEdit({ documentId, channelId }: Edited): void {
  if (waiting.has(documentId)) return;
  const edited = { documentId, channelId };
  waiting.set(documentId, { edited, timer: setTimeout(() => void recordNow(edited), DELAY_MS) });
}

async function recordNow({ documentId, channelId }: Edited): Promise<void> {
  waiting.delete(documentId);
  await transaction((tx) => recordEdit(tx, { id: documentId, channelId })).catch(
    (error: { code?: string }) => {
      log.warn({ documentId, code: error.code }, "an edit could not be recorded");
    },
  );
}

/** Records what waits, before the process ends. */
export async function recordEditsNow(): Promise<void> {
  for (const { timer } of waiting.values()) clearTimeout(timer);
  await Promise.all([...waiting.values()].map(({ edited }) => recordNow(edited)));
}
