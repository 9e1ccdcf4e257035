import { useEffect, useState, useSyncExternalStore } from "react";
import type { Me } from "@/lib/accounts/schema";
import { type DocumentSession, openDocument, type SessionState } from "@/lib/documents/editor/session";

const nothing = () => () => {};

/** The open document of a channel and what is known about it; both null in the moment before it is opened. */
export function useDocumentSession(channelId: string, me: Me) {
  const [session, setSession] = useState<DocumentSession | null>(null);
  const { id } = me;
  useEffect(() => {
    const opened = openDocument(channelId, id);
    setSession(opened);
    return () => {
      setSession(null);
      opened.close();
    };
  }, [channelId, id]);
  const state = useSyncExternalStore<SessionState | null>(
    session?.subscribe ?? nothing,
    () => session?.getState() ?? null,
    () => null,
  );
  return { session, state };
}
