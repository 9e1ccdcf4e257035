"use client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { BookmarkPlus, History } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { showBeside } from "@/components/app/beside";
import { useActions } from "@/components/shell/actions";
import { PaneHeader } from "@/components/shell/pane-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { stepThrough } from "@/components/ui/step-through";
import { useTimeFormat } from "@/components/ui/time";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { TreeChannel } from "@/lib/channels/schema";
import { bindVersionEvents } from "@/lib/documents/versions/cache-events";
import { saveVersionContract } from "@/lib/documents/versions/contract";
import { versionsQuery } from "@/lib/documents/versions/queries";
import { call } from "@/lib/http/client";
import { useCacheEvents } from "@/lib/realtime/client";
import { type HistoryPlace, showHistory } from "./history-place";
import { NameForm } from "./name-form";
import { VersionRow } from "./version-row";

type HistoryPanelProps = { channel: TreeChannel; place: HistoryPlace; canEdit: boolean };

/** The versions of a document, since its first edit, beside it. */
export default function HistoryPanel({ channel, place, canEdit }: HistoryPanelProps) {
  useCacheEvents(bindVersionEvents);
  const close = useClose();
  // Before that of the channel: Escape closes what was opened last.
  useActions([
    { id: "panel.close", label: "Close the history", group: "Document", shortcut: "escape", run: close },
  ]);
  const coversPage = useCoversPage();
  // Over the page, the list gives way to the version that was chosen; its bar leads back.
  if (coversPage && place.shown) return null;
  return (
    <SidePanel label="History">
      <PaneHeader
        level={2}
        title="History"
        icon={<History className="size-4" aria-hidden="true" />}
        subtitle={channel.name}
        onClose={close}
      />
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
        <VersionList documentId={channel.id} shown={place.shown} canEdit={canEdit} />
      </div>
    </SidePanel>
  );
}

type VersionListProps = { documentId: string; shown: string | null; canEdit: boolean };

function VersionList({ documentId, shown, canEdit }: VersionListProps) {
  const format = useTimeFormat();
  const query = useInfiniteQuery(versionsQuery(documentId));
  const versions = query.data?.pages.flatMap(({ items }) => items);
  const box = useRef<HTMLDivElement>(null);
  const isThere = versions !== undefined;
  useEffect(() => {
    if (isThere)
      box.current?.querySelector<HTMLElement>("[aria-current=true]")?.focus({ preventScroll: true });
  }, [isThere]);
  if (!versions) return query.isError ? <ErrorState onRetry={() => void query.refetch()} /> : <Waiting />;
  if (versions.length === 0)
    return (
      <EmptyState icon={<History />} title="No versions yet">
        Each stretch of writing becomes one that you can look at, compare and restore.
      </EmptyState>
    );
  const days = Map.groupBy(versions, ({ untilAt }) => format.dayOf(untilAt));
  return (
    <div ref={box}>
      {canEdit && <SaveVersion documentId={documentId} />}
      <button
        type="button"
        aria-current={shown === null}
        onClick={() => showHistory()}
        className="mb-1 flex min-h-9 w-full items-center rounded-md px-2 text-left font-medium outline-offset-[-2px] hover:bg-hover aria-current:bg-accent-soft pointer-coarse:min-h-11"
      >
        Now
      </button>
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`versions-${day}`}>
          <h3 id={`versions-${day}`} className="px-2 pt-3 pb-1 font-medium text-muted text-xs">
            {format.dayName(ofDay[0]?.untilAt ?? "")}
          </h3>
          <ul aria-labelledby={`versions-${day}`} onKeyDown={stepThrough}>
            {ofDay.map((version) => (
              <VersionRow
                key={version.id}
                version={version}
                isShown={version.id === shown}
                canEdit={canEdit}
                format={format}
              />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <div className="flex justify-center pt-2">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show older
          </Button>
        </div>
      )}
    </div>
  );
}

function SaveVersion({ documentId }: { documentId: string }) {
  const client = useQueryClient();
  const [isNaming, setNaming] = useState(false);
  async function save(name: string) {
    await call(saveVersionContract, { params: { documentId }, body: { name } });
    await client.invalidateQueries({ queryKey: versionsQuery(documentId).queryKey });
  }
  if (isNaming) return <NameForm name="" onSave={save} onClose={() => setNaming(false)} />;
  return (
    <Button
      variant="secondary"
      icon={<BookmarkPlus />}
      className="mb-2 w-full"
      onClick={() => setNaming(true)}
    >
      Save a version with a name
    </Button>
  );
}

/** Of the shape of the rows. */
function Waiting() {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading the versions</span>
      {["a", "b", "c", "d"].map((key) => (
        <div key={key} className="flex min-h-12 flex-col justify-center gap-1.5 px-2">
          <Skeleton className="h-3.5 w-20" />
          <Skeleton className="h-3 w-36" />
        </div>
      ))}
    </div>
  );
}

/** Closes the panel and the version, and gives the focus back to what opened it, or to the text. */
function useClose() {
  const opener = useRef<Element>(null);
  useEffect(() => {
    opener.current = document.activeElement;
  }, []);
  return () => {
    showBeside(null);
    const { current } = opener;
    const text = document.querySelector<HTMLElement>("main .document-text");
    const isThere = current instanceof HTMLElement && current.isConnected && current !== document.body;
    (isThere ? current : text)?.focus({ preventScroll: true });
  };
}

const COVERS = "(width < 80rem)";
const subscribe = (onChange: () => void) => {
  const query = matchMedia(COVERS);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
};

/** Whether a panel stands over the page, not beside it. */
const useCoversPage = () =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(COVERS).matches,
    () => false,
  );
