import { useEffect, useState, useSyncExternalStore } from "react";
import type { Me } from "@/lib/accounts/schema";
import { type DocumentSession, openDocument } from "@/lib/documents/editor/session";
import type { SessionState } from "@/lib/documents/editor/session-state";
import type { DocumentKind } from "@/lib/documents/kinds";

const nothing = () => () => {};

/** An open document and what is known about it; both null in the moment before it is opened. */
export function useDocumentSession(documentId: string, kind: DocumentKind, me: Me) {
  const [session, setSession] = useState<DocumentSession | null>(null);
  const { id } = me;
  useEffect(() => {
    const opened = openDocument(documentId, kind, id);
    setSession(opened);
    return () => {
      setSession(null);
      opened.close();
    };
  }, [documentId, kind, id]);
  const state = useSyncExternalStore<SessionState | null>(
    session?.subscribe ?? nothing,
    () => session?.getState() ?? null,
    () => null,
  );
  return { session, state };
}
