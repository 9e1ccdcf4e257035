import { type DeviceRecord, readRecord, removeRecords, writeRecords } from "@/lib/device/database";
import { DOCUMENT_KINDS, type DocumentKind } from "../kinds";

/** The copy follows the document at this distance, and waits as long again for a moment in which nothing is drawn. */
const DELAY_MS = 5_000;

/** The whole document as one Yjs update, and whether the person may edit it. */
type Content = { content: Uint8Array; canEdit: boolean };
type StoredDocument = DeviceRecord & Content & { schemaVersion: number };

/** To encode a long document takes longer than a frame. Safari doesn't say when it is idle. */
const whenIdle = (work: () => void) =>
  typeof requestIdleCallback === "function" ? requestIdleCallback(work, { timeout: DELAY_MS }) : work();

/**
 * The document as the server last confirmed it, in this browser, to be opened without a connection.
 * @param confirmed the document now; null while something of it isn't confirmed
 */
export function deviceCopy(
  userId: string,
  documentId: string,
  kind: DocumentKind,
  confirmed: () => Content | null,
) {
  const { schemaVersion } = DOCUMENT_KINDS[kind];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the server last sent or confirmed something of it. */
  let asOf = 0;
  let reading: Promise<StoredDocument | undefined> | undefined;

  function writeNow() {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const now = confirmed();
    if (!now) return;
    const record: StoredDocument = {
      ...{ id: documentId, scope: kind, usedAt: Date.now(), asOf, size: now.content.length, schemaVersion },
      ...now,
    };
    void writeRecords(userId, "documents", [record]);
  }

  return {
    /** Read once. Undefined where there is none that this page understands. */
    async read(): Promise<StoredDocument | undefined> {
      reading ??= readRecord<StoredDocument>(userId, "documents", documentId);
      const stored = await reading;
      return stored?.schemaVersion === schemaVersion ? stored : undefined;
    },
    /** The document has changed, or was confirmed. */
    follow() {
      asOf = Date.now();
      timer ??= setTimeout(() => whenIdle(writeNow), DELAY_MS);
    },
    writeNow,
    remove: () => removeRecords(userId, "documents", [documentId]),
  };
}
