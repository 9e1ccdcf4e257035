import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useChannels } from "@/components/app/workspace-context";
import { setUnreadChanges } from "@/lib/channels/cache-events";
import { markSeenContract } from "@/lib/documents/visits/contract";
import { call } from "@/lib/http/client";

/** How long what others write while one looks stays unread on one's other devices. Tests make it shorter. */
export const marking = { afterMs: 5_000 };

const timers = new Map<string, ReturnType<typeof setTimeout>>();

function markNow(documentId: string) {
  clearTimeout(timers.get(documentId));
  timers.delete(documentId);
  // Without a connection the next visit shows some of it again.
  call(markSeenContract, { params: { documentId } }).catch(() => {});
}

/** Marks once for all that is written until then. */
function markSoon(documentId: string) {
  if (timers.has(documentId)) return;
  timers.set(
    documentId,
    setTimeout(() => markNow(documentId), marking.afterMs),
  );
}

/** What is on the screen is seen: from when nothing is unread or one has looked at it, until the page is left. */
export function useMarkSeen(documentId: string, isOnScreen: boolean) {
  const client = useQueryClient();
  const isUnread = useChannels().some(({ id, hasUnreadChanges }) => id === documentId && hasUnreadChanges);
  useEffect(() => {
    if (!isOnScreen) return;
    const onHide = () => document.visibilityState === "hidden" && markNow(documentId);
    markNow(documentId);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      markNow(documentId);
    };
  }, [documentId, isOnScreen]);
  // What others write while one looks is no unread change, here and on one's other devices.
  useEffect(() => {
    if (!isOnScreen || !isUnread) return;
    const look = () => {
      if (document.visibilityState !== "visible") return;
      setUnreadChanges(client, documentId, false);
      markSoon(documentId);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [client, documentId, isOnScreen, isUnread]);
}
