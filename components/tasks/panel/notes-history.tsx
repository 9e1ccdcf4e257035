"use client";
import { useCallback, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import "@/components/documents/document.css";
import { DocumentSkeleton } from "@/components/documents/document-skeleton";
import {
  HistoryNavigation,
  type HistoryPlace,
  NONE,
  NOW,
} from "@/components/documents/history/history-place";
import { VersionList } from "@/components/documents/history/version-list";
import VersionView from "@/components/documents/history/version-view";
import { useDocumentSession } from "@/components/documents/use-document-session";
import { Dialog } from "@/components/ui/dialog";
import { useMedia } from "@/components/ui/use-media";
import { bindVersionEvents } from "@/lib/documents/versions/cache-events";
import { useCacheEvents } from "@/lib/realtime/client";

type NotesHistoryProps = { documentId: string; title: string; canEdit: boolean; onClose: () => void };

/** The versions of a task's notes, and the one that was chosen beside them; where it is narrow, in their place. */
export default function NotesHistory({ documentId, title, canEdit, onClose }: NotesHistoryProps) {
  const me = useMe();
  useCacheEvents(bindVersionEvents);
  const { session, state } = useDocumentSession(documentId, "description", me);
  const [place, setPlace] = useState<HistoryPlace>({ shown: null, base: null });
  const show = useCallback(
    (shown?: string, base?: string) => setPlace({ shown: shown ?? null, base: base ?? null }),
    [],
  );
  const isNarrow = useMedia("(width < 48rem)");
  const view = place.shown ? place : { shown: NOW, base: NONE };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="History of the notes" size="xl">
      <HistoryNavigation value={show}>
        <div className="-mx-5 -mt-1 -mb-5 flex h-[70dvh] border-t">
          {!(isNarrow && place.shown) && (
            <div className="w-72 shrink-0 overflow-y-auto overscroll-contain p-2 max-md:w-full">
              <VersionList documentId={documentId} shown={place.shown} canEdit={canEdit} />
            </div>
          )}
          {(place.shown || !isNarrow) && (
            <div className="flex min-h-0 min-w-0 flex-1 flex-col md:border-l">
              {session && state?.hasLoaded ? (
                <VersionView {...{ documentId, title, canEdit }} doc={session.doc} place={view} />
              ) : (
                <DocumentSkeleton />
              )}
            </div>
          )}
        </div>
      </HistoryNavigation>
    </Dialog>
  );
}
