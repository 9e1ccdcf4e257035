import type { Configuration } from "@hocuspocus/server";
import type { Actor } from "@/lib/auth/actor";
import { type EndReason, OUTDATED_MESSAGE } from "@/lib/documents/handshake";
import type { DocumentKind } from "@/lib/documents/kinds";
import { append, settled } from "@/lib/documents/log";
import { documentIdOf } from "@/lib/documents/names";
import { DOCUMENT_RULES } from "@/lib/documents/rules";
import { checkUpdate } from "@/lib/documents/updates/check";
import { containsUpdate, isEmptyUpdate } from "@/lib/documents/updates/contains";
import { DocumentTooLarge, UpdateRefused } from "@/lib/documents/updates/rules";
import { log } from "@/lib/log";
import { findLiveSessions } from "@/lib/realtime/live-sessions";
import { ownAwareness } from "./awareness";
import { accessVersion } from "./changes";
import { countUpdates, endCount } from "./compaction";
import { authenticated } from "./connection-limits";
import { accessGranted, authorizeDocument, isReadOnly } from "./document-access";
import { claimPublished, forgetReader, rememberClient, rememberReader } from "./document-clients";
import { checkEdit, loadInto } from "./document-edits";
import type { DocumentCarrier } from "./document-protocols";
import { shut } from "./document-sockets";
import { countEdit } from "./document-texts";

/** What we know of a connection to a document. */
export type DocumentContext = {
  socket: DocumentCarrier;
  data: { actor: Actor };
  documentId: string;
  kind: DocumentKind;
  channelId: string;
  isChecked: boolean;
  /** The Yjs client that the connection writes as; null where it only reads, or hasn't named it yet. */
  clientId: number | null;
  namesClientLater: boolean;
  isOutdated: boolean;
  /** Otherwise the client is theirs only while they are connected. */
  canEdit: boolean;
  /** See `accessVersion`: when the access was checked. */
  version: number;
};

/** Stops Hocuspocus where it is. It logs errors that have a message; what there is to say we have logged ourselves. */
class Refusal extends Error {
  constructor(readonly reason: string) {
    super("");
  }
}

const SYNC_STEP_2 = 1;
const UPDATE = 2;

type Hooks = Pick<
  Configuration<DocumentContext>,
  | "onAuthenticate"
  | "connected"
  | "onDisconnect"
  | "onLoadDocument"
  | "beforeSync"
  | "onChange"
  | "beforeHandleAwareness"
  | "beforeUnloadDocument"
>;

/** The log is the truth: it is appended to, and committed, before anybody hears of an edit. Nothing is stored later. */
export function documentHooks(): Hooks {
  return {
    async onAuthenticate({ token, documentName, connectionConfig, context }) {
      const access = await authorizeDocument(token, documentName, context.socket.speaks);
      if ("code" in access) throw new Refusal(access.code);
      if (!authenticated(context.socket.connection, access.actor.userId)) throw new Refusal("rate_limited");
      const { actor, document, readOnly, ...client } = access;
      connectionConfig.readOnly = readOnly;
      const { id: documentId, ...rest } = document;
      return { data: { actor }, documentId, ...rest, ...client };
    },

    async onLoadDocument({ document, context }) {
      const { documentId } = context;
      try {
        await loadInto({ document, ...context });
      } catch (error) {
        log.error({ documentId, code: (error as { code?: string }).code }, "a document could not be loaded");
        throw new Refusal("unavailable");
      }
    },

    async connected({ connection, context, documentName, instance }) {
      // It may have been unloaded between being found and being connected to.
      if (instance.documents.get(documentName) !== connection.document) return shut(connection, "unloaded");
      if (context.clientId !== null) {
        const remember = context.canEdit ? rememberClient : rememberReader;
        remember(connection.document, context.clientId, context.data.actor.userId);
      }
      if (context.isOutdated) connection.sendStateless(OUTDATED_MESSAGE);
      if (context.version === accessVersion()) return;
      const { actor } = context.data;
      const { sessionId } = actor;
      try {
        const found = (await accessGranted(actor, [context.documentId])).get(context.documentId);
        if (!found || isReadOnly(found.canEdit, context) !== connection.readOnly)
          shut(connection, "accessChanged");
        if (!(await findLiveSessions([sessionId])).has(sessionId)) context.socket.closeFor("sessionEnded");
      } catch {
        shut(connection, "unavailable");
      }
    },

    async onDisconnect({ document, context }) {
      if (context.clientId !== null) forgetReader(document, context.clientId, context.data.actor.userId);
    },

    async beforeSync({ type, payload, document, connection, context }) {
      if (type !== SYNC_STEP_2 && type !== UPDATE) return;
      if (connection.readOnly || isEmptyUpdate(payload)) return;
      const refuse = (why: EndReason, detail: Record<string, unknown> = {}) => {
        log.warn(
          { ...detail, documentId: context.documentId, userId: context.data.actor.userId, why },
          "refused an edit",
        );
        shut(connection, why);
        return new Refusal(why);
      };
      try {
        await checkEdit({ document, ...context }, payload, context.data.actor.userId);
      } catch (error) {
        if (error instanceof DocumentTooLarge) throw refuse("tooLarge");
        if (error instanceof UpdateRefused) throw refuse("malformed", { reason: error.message });
        throw refuse("unavailable", { code: (error as { code?: string }).code });
      }
      // The check may have waited for the database, and access was lost meanwhile.
      if (connection.readOnly) throw new Refusal("accessChanged");
      // Every connect brings all deletions that the client knows of, mostly old ones.
      if (type === SYNC_STEP_2 && containsUpdate(document, payload)) return;
      try {
        await append(context.documentId, payload, context.data.actor.userId);
        countUpdates(context.documentId, 1);
        countEdit(context.documentId);
      } catch (error) {
        throw refuse("unavailable", { code: (error as { code?: string }).code });
      }
    },

    // Edits made in this process don't pass beforeSync.
    async onChange({ transactionOrigin, update, document, context }) {
      const { source } = (transactionOrigin ?? {}) as { source?: string };
      if (source === "connection" || source === "redis" || !context.documentId) return;
      const { documentId, kind } = context;
      try {
        checkUpdate(update, DOCUMENT_RULES[kind], document);
        await append(documentId, update, null);
        countEdit(documentId);
      } catch (error) {
        const { message, code } = error as { message?: string; code?: string };
        log.error({ documentId, code, reason: message }, "an edit made by the server was not saved");
      }
    },

    async beforeHandleAwareness({ states, document, connection, context }) {
      if (!connection || !context) return;
      if (context.namesClientLater) await claimPublished(document, context);
      ownAwareness(states, document, context.data.actor);
    },

    // A commit under way isn't in what would be loaded next, and would be missing there.
    async beforeUnloadDocument({ documentName }) {
      const documentId = documentIdOf(documentName) ?? "";
      await settled(documentId);
      endCount(documentId);
    },
  };
}
