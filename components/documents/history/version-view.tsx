"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import { useEffect, useMemo, useState } from "react";
import type { Doc } from "yjs";
import { useActions } from "@/components/shell/actions";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { ErrorState } from "@/components/ui/error-state";
import { useTimeFormat } from "@/components/ui/time";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { versionQuery, versionsQuery } from "@/lib/documents/versions/queries";
import type { DocumentVersion } from "@/lib/documents/versions/schema";
import { DocumentSkeleton } from "../document-skeleton";
import { drawnChanges, showChange } from "./draw-changes";
import { type HistoryPlace, NONE, NOW } from "./history-place";
import { versionName } from "./history-words";
import { VersionBar } from "./version-bar";
import { VersionText } from "./version-text";

type VersionViewProps = {
  documentId: string;
  /** The document as it is. */
  doc: Doc;
  title: string;
  place: HistoryPlace;
  canEdit: boolean;
};

/** A document as it was, in its place, with what changed from one version to the other. */
export default function VersionView({ documentId, doc, title, place, canEdit }: VersionViewProps) {
  const format = useTimeFormat();
  const versions = useVersionsUntil(documentId, place.shown);
  const pair = versions && pairOf(versions, place);
  const later = useContent(documentId, pair?.later ?? null, doc);
  const earlier = useContent(documentId, pair?.earlier ?? null, doc);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const { groups } = editor && !editor.isDestroyed ? drawnChanges(editor.view) : { groups: [] };
  const error = later.error ?? earlier.error;
  const nameOf = (id: string) => {
    const version = versions?.find((one) => one.id === id);
    return version ? versionName(version, format) : "now";
  };

  function step(by: 1 | -1) {
    if (!editor || groups.length === 0) return;
    const from = current ?? (by > 0 ? -1 : 0);
    const next = (from + by + groups.length) % groups.length;
    showChange(editor.view, next);
    setCurrent(next);
  }
  useActions([
    { id: "change.next", label: "Next change", group: "Document", shortcut: "n", run: () => step(1) },
    {
      id: "change.previous",
      label: "Previous change",
      group: "Document",
      shortcut: "p",
      run: () => step(-1),
    },
  ]);

  const [shown, setShown] = useState(place);
  if (shown.shown !== place.shown || shown.base !== place.base) {
    setShown(place);
    setCurrent(null);
  }

  if (versions && place.shown !== NOW && !versions.some(({ id }) => id === place.shown))
    return (
      <ErrorState title="This version isn’t kept any more">
        After a month one version of each day is kept, and all that have a name.
      </ErrorState>
    );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {versions && place.shown && (
        <VersionBar
          documentId={documentId}
          versions={versions}
          shown={place.shown}
          base={pair?.base ?? NONE}
          count={later.content && earlier.content ? groups.length : null}
          current={current}
          canRestore={canEdit && place.shown !== NOW}
          onStep={step}
        />
      )}
      <div className="document-scroll min-h-0 flex-1 overflow-y-auto">
        {error ? (
          <ErrorState onRetry={() => void Promise.all([later.refetch(), earlier.refetch()])} />
        ) : pair && later.content && (pair.earlier === null || earlier.content) ? (
          <div className="document-page">
            <h2 className="document-title">{title}</h2>
            <ErrorBoundary
              key={`${pair.later} ${pair.earlier}`}
              fallback={() => (
                <ErrorState title="These versions can’t be compared">
                  One of them holds what documents can’t hold any more. Look at it without comparing.
                </ErrorState>
              )}
            >
              <VersionText
                content={later.content}
                before={earlier.content ?? null}
                label={`${title}, ${nameOf(pair.later)}`}
                onDrawn={setEditor}
              />
            </ErrorBoundary>
          </div>
        ) : (
          <DocumentSkeleton />
        )}
      </div>
    </div>
  );
}

/** The versions from the newest to the one before the given, page by page. */
function useVersionsUntil(documentId: string, versionId: string | null): DocumentVersion[] | null {
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = useInfiniteQuery(
    versionsQuery(documentId),
  );
  const versions = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const index = versions?.findIndex(({ id }) => id === versionId) ?? -1;
  const isNear = versionId === NOW || (index >= 0 && index < (versions?.length ?? 0) - 1);
  const needsMore = versions !== undefined && !isNear && hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (needsMore && !isFetching) void fetchNextPage();
  }, [needsMore, isFetching, fetchNextPage]);
  return versions && !(needsMore && index < 0) ? versions : null;
}

/** What is shown, and what it is compared with: the later of two, whichever one was chosen first. */
function pairOf(versions: readonly DocumentVersion[], { shown, base }: HistoryPlace) {
  if (!shown) return null;
  const placeOf = (id: string) => (id === NOW ? -1 : versions.findIndex((version) => version.id === id));
  const previous = versions[placeOf(shown) + 1]?.id ?? NONE;
  const other = base === null || (base !== NONE && base !== NOW && placeOf(base) < 0) ? previous : base;
  if (other === NONE || other === shown) return { later: shown, earlier: null, base: NONE };
  const isLater = placeOf(shown) < placeOf(other);
  return { later: isLater ? shown : other, earlier: isLater ? other : shown, base: other };
}

function useContent(documentId: string, id: string | null, doc: Doc) {
  const isStored = id !== null && id !== NOW;
  const { data, error, refetch } = useQuery({ ...versionQuery(documentId, id ?? ""), enabled: isStored });
  const now = useMemo(
    () => (id === NOW ? yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(DOCUMENT_FIELD)) : null),
    [id, doc],
  );
  return { content: id === NOW ? now : isStored ? data?.content : undefined, error, refetch };
}
