import { releaseMarks } from "@/lib/documents/log";
import { recordEdits } from "@/lib/documents/record-edit";
import { log } from "@/lib/log";

/** Edits of this long share one event: its processors read the whole document. */
const DELAY_MS = 3_000;

const waiting = new Map<string, NodeJS.Timeout>();

/** Schedules the event of an edit that was appended; the job "documents.findStaleTexts" recovers what a kill loses. */
export function countEdit(documentId: string): void {
  if (waiting.has(documentId)) return;
  waiting.set(
    documentId,
    setTimeout(() => void recordNow(documentId), DELAY_MS),
  );
}

async function recordNow(documentId: string): Promise<void> {
  waiting.delete(documentId);
  try {
    await recordEdits(documentId, await releaseMarks(documentId));
  } catch (error) {
    log.warn({ documentId, code: (error as { code?: string }).code }, "an edit could not be recorded");
  }
}

/** Records what waits, before the process ends. */
export async function recordEditsNow(): Promise<void> {
  for (const timer of waiting.values()) clearTimeout(timer);
  await Promise.all([...waiting.keys()].map(recordNow));
}
