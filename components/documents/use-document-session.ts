import { useEffect, useState, useSyncExternalStore } from "react";
import type { Me } from "@/lib/accounts/schema";
import { type DocumentSession, openDocument, type SessionState } from "@/lib/documents/editor/session";

const nothing = () => () => {};

/** An open document and what is known about it; both null in the moment before it is opened. */
export function useDocumentSession(documentId: string, me: Me) {
  const [session, setSession] = useState<DocumentSession | null>(null);
  const { id } = me;
  useEffect(() => {
    const opened = openDocument(documentId, id);
    setSession(opened);
    return () => {
      setSession(null);
      opened.close();
    };
  }, [documentId, id]);
  const state = useSyncExternalStore<SessionState | null>(
    session?.subscribe ?? nothing,
    () => session?.getState() ?? null,
    () => null,
  );
  return { session, state };
}
