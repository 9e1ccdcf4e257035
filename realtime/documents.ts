import { type Connection, Hocuspocus } from "@hocuspocus/server";
import { isGranted } from "@/lib/auth/grant";
import { type Visibility, visibleWithin } from "@/lib/channels/visibility";
import { canEditDocument } from "@/lib/documents/access";
import { applyUpdates } from "@/lib/documents/apply";
import { drained } from "@/lib/documents/log";
import { documentIdOf, documentName } from "@/lib/documents/names";
import { readUpdates } from "@/lib/documents/read-log";
import { log } from "@/lib/log";
import { noteAccessChange } from "./changes";
import { isReadOnly } from "./document-access";
import { readLogInto } from "./document-edits";
import { type DocumentContext, documentHooks } from "./document-hooks";
import { FROM_LOG } from "./document-origin";
import { shut } from "./document-sockets";
import { recordEditsNow } from "./document-texts";

export type OpenConnection = { data: DocumentContext["data"]; connection: Connection<DocumentContext> };
export type OpenDocuments = ReturnType<typeof openDocuments>;

/** The documents that people have open on this node. */
export function openDocuments(extensions: Hocuspocus["configuration"]["extensions"]) {
  const hocuspocus = new Hocuspocus<DocumentContext>({
    quiet: true,
    extensions,
    // What arrives within one turn of the event loop goes out together.
    flushDelay: 0,
    // After a reconnect a page opens all its documents at once.
    maxPendingDocuments: 100,
    ...documentHooks(),
  });

  const connections = ({ userIds, channelId }: { userIds?: string[]; channelId?: string | null }) =>
    [...hocuspocus.documents.values()]
      .flatMap((document) => document.getConnections() as Connection<DocumentContext>[])
      .filter(({ context }) => !channelId || context.channelId === channelId)
      .map((connection): OpenConnection => ({ data: connection.context.data, connection }))
      .filter(({ data }) => !userIds || userIds.includes(data.actor.userId));

  const reloadOne = async (name: string) => {
    const document = hocuspocus.documents.get(name);
    const documentId = documentIdOf(name);
    if (document && documentId) await readLogInto(document, documentId);
  };

  /** Applies what another process has appended to the log. */
  const applyForeign = async (documentId: string, updateIds: string[]) => {
    const name = documentName(documentId);
    const loading = hocuspocus.loadingDocuments.get(name);
    if (loading) {
      // What is being loaded may have been read before this was committed. Others needn't wait for it.
      const again = loading.then(() => applyForeign(documentId, updateIds));
      again.catch(() => log.warn({ documentId }, "a document did not load"));
      return;
    }
    const document = hocuspocus.documents.get(name);
    if (!document) return;
    const updates = await readUpdates(documentId, updateIds);
    // Fewer than named means that a compaction has folded them into the snapshot already.
    if (updates.length === updateIds.length) applyUpdates(document, updates, FROM_LOG);
    else await reloadOne(name);
  };

  return {
    hocuspocus,
    connections,
    applyForeign,
    /** Ends connections whose right has changed; the client opens the document again, as what it may be now. */
    recheck(open: readonly OpenConnection[], visible: Map<string, Visibility>) {
      for (const { data, connection } of open) {
        const { channelId, kind } = connection.context;
        const seen = visible.get(data.actor.userId);
        const channel = seen && visibleWithin(seen, data.actor.grant).channels.get(channelId);
        const canEdit =
          channel && canEditDocument(channel, kind) && isGranted(data.actor, { scope: "documents:write" });
        if (!channel || isReadOnly(!!canEdit, connection.context) !== connection.readOnly)
          shut(connection, "accessChanged");
      }
    },
    /** Ends all connections to these documents; the clients open them again, as what they may be now. */
    reopen(documentIds: readonly string[]) {
      noteAccessChange();
      for (const { connection } of connections({}))
        if (documentIds.includes(connection.context.documentId)) shut(connection, "accessChanged");
    },
    closeSessions(sessionIds: readonly string[]) {
      for (const { data, connection } of connections({}))
        if (sessionIds.includes(data.actor.sessionId)) {
          shut(connection, "sessionEnded");
          connection.context.socket.closeFor("sessionEnded");
        }
    },
    /** Reads every open document's log again. */
    async reload() {
      for (const name of hocuspocus.documents.keys()) await reloadOne(name);
    },
    /** Finishes the commits under way; what wasn't acknowledged by then the clients send again elsewhere. */
    async stop() {
      for (const { connection } of connections({})) shut(connection, "restarting");
      await drained();
      await recordEditsNow();
      await hocuspocus.hooks("onDestroy", { instance: hocuspocus });
    },
  };
}
