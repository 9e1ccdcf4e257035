"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { EyeOff } from "lucide-react";
import Link from "next/link";
import { Fragment, useId } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { ObjectIcon } from "@/components/objects/object-icon";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeFormat } from "@/components/ui/time";
import { citationPieces } from "@/lib/ai/retrieval/citation-marks";
import type { SourceRef } from "@/lib/ai/retrieval/schema";
import { objectPath } from "@/lib/objects/path";
import type { ObjectPreview } from "@/lib/objects/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindReferenceEvents } from "@/lib/references/cache-events";
import { referenceQuery } from "@/lib/references/queries";
import { useCitedSources } from "./cited-sources";

const keyOf = ({ type, id }: SourceRef) => ({ type, id });

/** The exact place: of a document, the paragraph. */
function pathOf({ block }: SourceRef, preview: ObjectPreview, slug: string) {
  const place = preview.place && block ? { ...preview.place, anchor: { block } } : preview.place;
  return objectPath({ ...preview, place }, slug);
}

/** Words of an answer, with [1] as a link to source 1. */
export function CitedText({ children }: { children: string }) {
  const sources = useCitedSources() ?? [];
  return citationPieces(children).map((piece, index) => (
    // The text's pieces never change their order.
    <Fragment key={String(index)}>
      {typeof piece === "string"
        ? piece
        : piece.map((number) => (
            <Citation
              key={number}
              number={number}
              source={sources.find((source) => source.number === number)}
            />
          ))}
    </Fragment>
  ));
}

const chip =
  "tap-target mx-px inline-flex h-4 min-w-4 items-center justify-center rounded-sm px-1 align-text-top font-medium text-xs tabular-nums no-underline";

/** Until the answer has ended, it isn't known whether there is such a source. */
function Citation({ number, source }: { number: number; source: SourceRef | undefined }) {
  return source ? (
    <SourceChip source={source} />
  ) : (
    <span className={`${chip} bg-press text-muted`}>{number}</span>
  );
}

function SourceChip({ source }: { source: SourceRef }) {
  const { data: found } = useQuery(referenceQuery(keyOf(source)));
  const { slug } = useWorkspaceIds();
  const path = found?.isVisible ? pathOf(source, found, slug) : null;
  if (!path || !found?.isVisible)
    return (
      <span className={`${chip} bg-press text-muted`} title={found ? HIDDEN : undefined}>
        {source.number}
      </span>
    );
  return (
    <Link
      href={path}
      prefetch={false}
      title={`${found.title}${found.place ? ` in ${found.place.channelName}` : ""}`}
      aria-label={`Source ${source.number}: ${found.title}`}
      className={`${chip} bg-accent-soft text-accent hover:underline`}
    >
      {source.number}
    </Link>
  );
}

const HIDDEN = "A source that you can’t open: it was deleted, or you have no access to it";

/** The sources that an answer cites, each with its number, as the viewer may see them now. */
export function SourceList({ sources }: { sources: readonly SourceRef[] }) {
  useCacheEvents(bindReferenceEvents);
  const label = useId();
  const results = useQueries({ queries: sources.map((source) => referenceQuery(keyOf(source))) });
  if (sources.length === 0) return null;
  const failed = results.some(({ isError, data }) => isError && !data);
  return (
    <section aria-labelledby={label} className="flex flex-col gap-1">
      <p id={label} className="font-medium text-muted text-xs">
        Sources
      </p>
      <ol className="flex flex-col gap-1">
        {sources.map((source, at) => {
          const found = results[at]?.data;
          return (
            <li key={source.number} className="flex min-w-0 items-center gap-2 text-sm">
              <span className={`${chip} shrink-0 bg-press text-muted`}>{source.number}</span>
              {!found && !results[at]?.isError && <Skeleton className="h-4 w-48" />}
              {found?.isVisible && <SourceLink source={source} preview={found} />}
              {found && !found.isVisible && (
                <span className="flex min-h-7 min-w-0 items-center gap-1.5 px-1.5 text-muted">
                  <EyeOff className="size-3.5 shrink-0" aria-hidden="true" />
                  {HIDDEN}
                </span>
              )}
              {results[at]?.isError && !found && <span className="text-muted">Not loaded</span>}
            </li>
          );
        })}
      </ol>
      {failed && (
        <div className="flex flex-wrap items-center gap-2 text-muted text-sm">
          <p>Some sources didn’t load.</p>
          <Button
            size="sm"
            onClick={() => results.forEach((result) => void (result.isError && result.refetch()))}
          >
            Try again
          </Button>
        </div>
      )}
    </section>
  );
}

function SourceLink({ source, preview }: { source: SourceRef; preview: ObjectPreview }) {
  const { slug } = useWorkspaceIds();
  const format = useTimeFormat();
  const path = pathOf(source, preview, slug);
  const { title, place, createdAt, excerpt } = preview;
  const inside = (
    <>
      <ObjectIcon object={preview} className="size-4 shrink-0 text-muted" />
      <span className="shrink-0 truncate font-medium max-md:max-w-32">{title}</span>
      {place && place.channelName !== title && (
        <span className="max-w-40 shrink-0 truncate text-muted">{place.channelName}</span>
      )}
      <span className="min-w-0 flex-1 truncate text-muted">{excerpt}</span>
      {createdAt && (
        <time
          dateTime={createdAt}
          title={format?.full(createdAt)}
          className="shrink-0 text-muted text-xs max-md:hidden"
        >
          {format?.dayName(createdAt)}
        </time>
      )}
    </>
  );
  const className =
    "flex min-w-0 flex-1 items-center gap-1.5 rounded-md px-1.5 base:min-h-7 pointer-coarse:min-h-11";
  if (!path) return <span className={className}>{inside}</span>;
  return (
    <Link href={path} prefetch={false} className={`${className} hover:bg-hover`}>
      {inside}
    </Link>
  );
}
