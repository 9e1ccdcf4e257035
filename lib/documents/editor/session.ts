import * as Y from "yjs";
import { AppError } from "@/lib/http/errors";
import { dropCopy, noteCopy } from "@/lib/realtime/last-contact";
import { type EndReason, MAX_FRAME_BYTES, OUTDATED_MESSAGE, writeHandshake } from "../handshake";
import { DOCUMENT_KINDS, type DocumentKind } from "../kinds";
import { documentName } from "../names";
import {
  attach,
  connect,
  detach,
  documentSocket,
  findAddress,
  forgetToken,
  isSocketOpen,
  NoRealtimeHost,
  shareToken,
} from "./connection";
import { deviceCopy } from "./device-copy";
import { DocumentProvider } from "./provider";
import { type DocumentFailure, KnownState, type SessionState } from "./session-state";
import { recover, unsavedStore } from "./unsaved-store";

export type DocumentSession = ReturnType<typeof openDocument>;

const RETRY_MS = 2_000;
/** Delay before reopening after a change of access. */
const REOPEN_MS = 500;
/** Typing is confirmed in a few milliseconds; only what takes longer is worth writing down. */
const KEEP_AFTER_MS = 250;
/** How long the server may take before the device's copy is shown. */
const SHOW_COPY_AFTER_MS = 2_000;
/** Origins of what is put into the document here without being typed. */
const RECOVERED = "recovered";
const DEVICE = "device";
/** What the node answers where there is no point in asking again. */
const NO_ACCESS = new Set(["not_found", "forbidden"]);
/** What the node answers where somebody else writes as this client. */
const TAKEN = "conflict";
/** The close code of a socket that was sent too large a frame. */
const TOO_LARGE = 1009;
const MALFORMED: EndReason = "malformed";
const DOCUMENT_TOO_LARGE: EndReason = "tooLarge";
const UNAVAILABLE: EndReason = "unavailable";

/**
 * Opens a document and keeps it connected until `close`. The editor must not be editable before
 * `hasLoaded`: what is typed into a document that hasn't come yet would be merged into it.
 */
export function openDocument(documentId: string, kind: DocumentKind, userId: string) {
  const doc = new Y.Doc();
  const store = unsavedStore(userId, documentId, String(doc.clientID));
  const copy = deviceCopy(userId, documentId, kind, () =>
    // What is unsaved is stored apart.
    known.current.isSaved && !isAltered
      ? { content: Y.encodeStateAsUpdate(doc), canEdit: known.current.canEdit }
      : null,
  );
  const known = new KnownState(!navigator.onLine);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let confirmed = Y.encodeStateVector(doc);
  let keeping: ReturnType<typeof setTimeout> | null = null;
  let isClosed = false;
  let isUnreached = !navigator.onLine;
  let hasAdopted = false;
  /** What earlier pages wrote, and the server hasn't confirmed: from which edit on, by client. */
  const adopted = new Map<number, number>();
  /** An editor that only shows the document has changed it. */
  let isAltered = false;

  let noteDrawn = () => {};
  const drawn = new Promise<void>((resolve) => {
    noteDrawn = resolve;
  });

  const update = (change: Partial<SessionState>) => {
    if (!isClosed) known.update(change);
  };
  const later = (run: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
    return timer;
  };

  const provider = new DocumentProvider(
    { name: documentName(documentId), document: doc, websocketProvider: documentSocket() },
    async () =>
      writeHandshake({
        token: await shareToken(),
        clientId: doc.clientID,
        schemaVersion: DOCUMENT_KINDS[kind].schemaVersion,
      }),
  );

  async function open() {
    const kept = showKept();
    try {
      await findAddress();
    } catch (error) {
      return retryAfter(error);
    }
    await kept;
    if (!isClosed) attach(provider);
  }

  /**
   * Shows words that an earlier page couldn't save in the text that they were written in, before what others have done to
   * that since comes: only an editor that has seen both can put them where they belong, see `KeepWords`.
   */
  async function showKept() {
    if (known.current.hasLoaded || !store.hasOthers()) return;
    await showCopy();
    if (hasAdopted) await Promise.race([drawn, new Promise<void>((end) => later(end, SHOW_COPY_AFTER_MS))]);
  }

  /** Closes the document on the shared socket and reopens it after a randomized delay: many tabs do so at once. */
  function reopen(pause: number) {
    detach(provider);
    later(open, pause * (0.5 + Math.random()));
  }

  /** Opens the document later, except where trying again makes no sense. */
  function retryAfter(error: unknown) {
    if (isClosed) return;
    if (error instanceof AppError && error.code === "unauthenticated") return fail("signedOut");
    if (error instanceof NoRealtimeHost) return fail("noHost");
    reopen(RETRY_MS);
    notReached();
  }
  function notReached() {
    isUnreached = true;
    void showCopy();
  }

  /** Shows the document as this device has it, until it comes. */
  async function showCopy() {
    if (isClosed || known.current.hasLoaded) return;
    const stored = await copy.read();
    if (isClosed || known.current.hasLoaded || known.current.failure) return;
    if (!stored) return update({ isMissing: isUnreached });
    Y.applyUpdate(doc, stored.content, DEVICE);
    noteCopy(documentId, stored.asOf);
    confirmed = Y.encodeStateVector(doc);
    update({ hasLoaded: true, canEdit: stored.canEdit });
    adopt();
  }

  /** Applies what an earlier page or another tab couldn't save. */
  function adopt() {
    if (hasAdopted || !known.current.canEdit) return;
    hasAdopted = true;
    for (const edit of store.adopt()) recover(doc, edit, RECOVERED, adopted);
  }

  function fail(failure: DocumentFailure) {
    update({ failure, isConnected: false });
    detach(provider);
  }

  /** Says what is known about saving, from the provider's own count. */
  function settle() {
    const isSaved = provider.isSaved;
    if (isSaved) {
      confirmed = Y.encodeStateVector(doc);
      adopted.clear();
      if (keeping) clearTimeout(keeping);
      keeping = null;
      if (known.current.hasUnsaved || known.current.isKept) store.clear();
      copy.follow();
    }
    update({
      isSaved,
      isConnected: provider.isSynced,
      ...(isSaved && { hasUnsaved: false, isKept: false }),
    });
  }

  /** What the server hasn't confirmed; the next handshake carries it in one frame. */
  const unsaved = () => Y.encodeStateAsUpdate(doc, confirmed);

  /** Stores unsaved changes in the browser. */
  function keep() {
    keeping = null;
    if (isClosed || !known.current.hasUnsaved || known.current.isRejected) return;
    update({ isKept: store.write(unsaved()) });
  }
  function keepNow() {
    if (keeping) clearTimeout(keeping);
    keep();
  }

  doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin === DEVICE) return;
    if (origin === provider) return copy.follow();
    // An editor that only shows the text may still delete what it doesn't know: that stays here.
    if (!known.current.canEdit) {
      isAltered = true;
      return;
    }
    keeping ??= later(keep, KEEP_AFTER_MS);
    update({ hasUnsaved: true, isSaved: false });
  });

  provider.on("authenticated", ({ scope }: { scope: string }) => {
    update({ canEdit: scope === "read-write", failure: null });
  });
  provider.on("stateless", ({ payload }: { payload: string }) => {
    if (payload === OUTDATED_MESSAGE) update({ isOutdated: true });
  });
  provider.on("handshakeFailed", ({ error }: { error: unknown }) => retryAfter(error));
  provider.on("authenticationFailed", ({ reason }: { reason: string }) => {
    if (NO_ACCESS.has(reason)) {
      void copy.remove();
      return fail("denied");
    }
    if (reason === "unauthenticated") forgetToken();
    if (reason === TAKEN) provider.takeNewClient();
    reopen(reason === TAKEN ? 0 : RETRY_MS);
  });
  provider.on("synced", () => {
    dropCopy(documentId);
    if (!known.current.hasLoaded) {
      confirmed = Y.encodeStateVector(doc);
      update({ hasLoaded: true, isConnected: true });
    }
    adopt();
    settle();
  });
  provider.on("unsyncedChanges", settle);
  provider.on("close", ({ event }: { event: { code: number; reason: string } }) => {
    settle();
    // The socket itself was closed. It connects again by itself, and then opens its documents.
    if (!isSocketOpen()) {
      if (event.code === TOO_LARGE && unsaved().length > MAX_FRAME_BYTES) reject();
      notReached();
    } else if (event.reason === DOCUMENT_TOO_LARGE) reject(true);
    else if (event.reason === MALFORMED && known.current.hasUnsaved) reject();
    else reopen(event.reason === UNAVAILABLE ? RETRY_MS : REOPEN_MS);
  });

  /** Sending it again would end the document again, and so would finding it after a reload. */
  function reject(isTooLarge = false) {
    store.clear();
    update({ isRejected: true, isTooLarge, isKept: false });
    detach(provider);
  }

  const online = () => {
    update({ isOffline: false });
    if (!known.current.isConnected) connect();
  };
  const offline = () => {
    update({ isOffline: true });
    notReached();
  };
  const leave = () => {
    keepNow();
    copy.writeNow();
  };
  const warn = (event: BeforeUnloadEvent) => {
    keepNow();
    if (known.current.hasUnsaved && !known.current.isKept) event.preventDefault();
  };
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  window.addEventListener("pagehide", leave);
  window.addEventListener("beforeunload", warn);

  void open();
  later(showCopy, navigator.onLine ? SHOW_COPY_AFTER_MS : 0);

  return {
    documentId,
    doc,
    provider,
    subscribe: known.subscribe,
    getState: () => known.current,
    /** How many edits of this client the server has confirmed. */
    confirmedClock: () => Y.decodeStateVector(confirmed).get(doc.clientID) ?? 0,
    adopted: (): ReadonlyMap<number, number> => adopted,
    /** An editor shows the document. */
    noteDrawn: () => noteDrawn(),
    /** After a denial or a lost sign-in. */
    retry() {
      update({ failure: null });
      void open();
    },
    close() {
      leave();
      isClosed = true;
      dropCopy(documentId);
      for (const timer of timers) clearTimeout(timer);
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("beforeunload", warn);
      provider.destroy();
      detach(provider);
      doc.destroy();
    },
  };
}
