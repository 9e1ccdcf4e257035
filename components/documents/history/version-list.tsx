"use client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { BookmarkPlus, History } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { stepThrough } from "@/components/ui/step-through";
import { useTimeFormat } from "@/components/ui/time";
import { saveVersionContract } from "@/lib/documents/versions/contract";
import { versionsQuery } from "@/lib/documents/versions/queries";
import { call } from "@/lib/http/client";
import { useShowHistory } from "./history-place";
import { NameForm } from "./name-form";
import { VersionRow } from "./version-row";

type VersionListProps = { documentId: string; shown: string | null; canEdit: boolean };

/** The versions of a document by days, the newest first. */
export function VersionList({ documentId, shown, canEdit }: VersionListProps) {
  const format = useTimeFormat();
  const showHistory = useShowHistory();
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
