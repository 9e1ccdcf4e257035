import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { createRealtimeTokenContract } from "@/lib/realtime/contract";
import { OUTDATED_MESSAGE, writeHandshake } from "../handshake";
import { DOCUMENT_KINDS, type DocumentKind } from "../kinds";
import { documentName } from "../names";
import { DocumentProvider } from "./provider";
import type { DocumentFacts } from "./status";
import { unsavedStore } from "./unsaved-store";

/** Why the document can't be had. `signedOut` needs a sign-in, `denied` isn't shared with the person (any more). */
export type DocumentFailure = "signedOut" | "denied";
export type SessionState = DocumentFacts & { failure: DocumentFailure | null };

export type DocumentSession = ReturnType<typeof openDocument>;

const RETRY_MS = 2_000;
/** Typing is confirmed in a few milliseconds; only what takes longer is worth writing down. */
const KEEP_AFTER_MS = 250;
const RECOVERED = "recovered";
/** What the node answers where there is no point in asking again. */
const NO_ACCESS = new Set(["not_found", "forbidden"]);
/** What the node answers where somebody else writes as this client. */
const TAKEN = "conflict";
/** The close codes for an edit that can never be saved: a frame that is too large, or an edit that the document can't take. */
const UNSAVABLE = new Set([1009, 4400]);

/**
 * Opens a document and keeps it connected until `close`. The editor must not be editable before
 * `hasLoaded`: what is typed into a document that hasn't come yet would be merged into it.
 */
export function openDocument(documentId: string, kind: DocumentKind, userId: string) {
  const doc = new Y.Doc();
  const store = unsavedStore(userId, documentId, String(doc.clientID));
  const listeners = new Set<() => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let confirmed = Y.encodeStateVector(doc);
  let keeping: ReturnType<typeof setTimeout> | null = null;
  let isClosed = false;
  let state: SessionState = {
    hasLoaded: false,
    isSaved: false,
    hasUnsaved: false,
    isConnected: false,
    isOffline: !navigator.onLine,
    canEdit: false,
    isOutdated: false,
    isKept: false,
    isRejected: false,
    failure: null,
  };

  const update = (change: Partial<SessionState>) => {
    if (isClosed) return;
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const later = (run: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
    return timer;
  };

  // The address comes with a token. Until it has, the socket holds still.
  const socket = new HocuspocusProviderWebsocket({ url: "", autoConnect: false, maxDelay: 5_000 });
  let token: string | null = null;
  let tokenError: unknown = null;
  const provider = new DocumentProvider({
    name: documentName(documentId),
    document: doc,
    websocketProvider: socket,
    token: async () => {
      const ready = token;
      token = null;
      tokenError = null;
      try {
        return writeHandshake({
          token: ready ?? (await fetchToken()).token,
          clientId: doc.clientID,
          schemaVersion: DOCUMENT_KINDS[kind].schemaVersion,
        });
      } catch (error) {
        tokenError = error;
        throw error;
      }
    },
  });

  async function fetchToken() {
    const answer = await call(createRealtimeTokenContract);
    // Not by setConfiguration: with autoConnect off it would stop the socket from connecting again.
    socket.configuration.url = collabUrl(answer);
    return answer;
  }

  /** The first connection: the address isn't known before the first token. */
  async function start() {
    try {
      token = (await fetchToken()).token;
      if (isClosed) return;
      provider.attach();
      await socket.connect();
    } catch (error) {
      if (isClosed || stopFor(error)) return;
      later(start, RETRY_MS);
    }
  }

  /** Gives up where trying again makes no sense, and says so. */
  function stopFor(error: unknown) {
    if (!(error instanceof AppError) || error.code !== "unauthenticated") return false;
    fail("signedOut");
    return true;
  }
  function fail(failure: DocumentFailure) {
    update({ failure, isConnected: false });
    socket.disconnect();
  }

  /** Says what is known about saving, from the provider's own count. */
  function settle() {
    const isSaved = provider.isSaved;
    if (isSaved) {
      confirmed = Y.encodeStateVector(doc);
      if (keeping) clearTimeout(keeping);
      keeping = null;
      if (state.hasUnsaved || state.isKept) store.clear();
    }
    update({
      isSaved,
      isConnected: provider.isSynced,
      ...(isSaved && { hasUnsaved: false, isKept: false }),
    });
  }

  /** Writes down what the server hasn't confirmed. */
  function keep() {
    keeping = null;
    if (isClosed || !state.hasUnsaved || state.isRejected) return;
    update({ isKept: store.write(Y.encodeStateAsUpdate(doc, confirmed)) });
  }
  function keepNow() {
    if (keeping) clearTimeout(keeping);
    keep();
  }

  doc.on("update", (_update: Uint8Array, origin: unknown) => {
    // An editor that only shows the text may still delete what it doesn't know: that stays here.
    if (origin === provider || !state.canEdit) return;
    keeping ??= later(keep, KEEP_AFTER_MS);
    update({ hasUnsaved: true, isSaved: false });
  });

  provider.on("authenticated", ({ scope }: { scope: string }) => {
    update({ canEdit: scope === "read-write", failure: null });
  });
  provider.on("stateless", ({ payload }: { payload: string }) => {
    if (payload === OUTDATED_MESSAGE) update({ isOutdated: true });
  });
  provider.on("authenticationFailed", ({ reason }: { reason: string }) => {
    if (stopFor(tokenError)) return;
    if (!tokenError && NO_ACCESS.has(reason)) return fail("denied");
    if (reason === TAKEN) doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    // Web or database are away, or the token came late: closing makes it try again, with pauses.
    socket.webSocket?.close();
  });
  provider.on("synced", () => {
    if (!state.hasLoaded) {
      confirmed = Y.encodeStateVector(doc);
      update({ hasLoaded: true, isConnected: true });
      if (state.canEdit) for (const edit of store.adopt()) applyRecovered(edit);
    }
    settle();
  });
  provider.on("unsyncedChanges", settle);
  provider.on("close", ({ event }: { event: { code: number } }) => {
    settle();
    if (!UNSAVABLE.has(event.code) || !state.hasUnsaved) return;
    // Sending it again would close the next connection as well, and so would finding it after a reload.
    store.clear();
    update({ isRejected: true, isKept: false });
    socket.disconnect();
  });

  function applyRecovered(edit: Uint8Array) {
    try {
      Y.applyUpdate(doc, edit, RECOVERED);
    } catch {
      // Written by half, or by hand: nothing to recover.
    }
  }

  const online = () => {
    update({ isOffline: false });
    if (!state.isConnected && socket.shouldConnect) void socket.connect();
  };
  const offline = () => update({ isOffline: true });
  const warn = (event: BeforeUnloadEvent) => {
    keepNow();
    if (state.hasUnsaved && !state.isKept && !state.isRejected) event.preventDefault();
  };
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  window.addEventListener("pagehide", keepNow);
  window.addEventListener("beforeunload", warn);

  void start();

  return {
    doc,
    provider,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    getState: () => state,
    /** After a denial or a lost sign-in. */
    retry() {
      update({ failure: null });
      if (provider.isAttached) void socket.connect();
      else void start();
    },
    close() {
      keepNow();
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      window.removeEventListener("pagehide", keepNow);
      window.removeEventListener("beforeunload", warn);
      provider.destroy();
      socket.destroy();
      doc.destroy();
    },
  };
}

function collabUrl({ url, port }: { url: string | null; port: number }) {
  const { protocol, hostname } = window.location;
  const base = url
    ? url.replace(/^http/, "ws")
    : `${protocol === "https:" ? "wss" : "ws"}://${hostname}:${port}`;
  return `${base.replace(/\/+$/, "")}/collab`;
}
