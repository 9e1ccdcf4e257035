"use client";
import { useQueries } from "@tanstack/react-query";
import { CircleCheck, CornerDownRight } from "lucide-react";
import Link from "next/link";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { ObjectIcon } from "@/components/objects/object-icon";
import { cn } from "@/components/ui/cn";
import { bindOutcomeEvents } from "@/lib/conversions/cache-events";
import { objectPath } from "@/lib/objects/path";
import type { ObjectPreview } from "@/lib/objects/schema";
import type { ObjectKey } from "@/lib/objects/types";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindReferenceEvents } from "@/lib/references/cache-events";
import { referenceQuery } from "@/lib/references/queries";

/** Under a message: what people made of it, as far as the reader may see that. */
export default function MessageOutcomes({ outcomes }: { outcomes: readonly ObjectKey[] }) {
  useCacheEvents(bindOutcomeEvents);
  useCacheEvents(bindReferenceEvents);
  const results = useQueries({ queries: outcomes.map(referenceQuery) });
  const seen = results.flatMap(({ data }) => (data?.isVisible ? data : []));
  if (seen.length === 0) return null;
  return (
    <ul aria-label="Made of this message" className="flex flex-col items-start gap-1 pt-1">
      {seen.map((preview) => (
        <li key={preview.id} className="flex max-w-full items-center gap-1.5">
          <CornerDownRight aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
          <OutcomeLink preview={preview} />
        </li>
      ))}
    </ul>
  );
}

function OutcomeLink({ preview }: { preview: ObjectPreview }) {
  const { title, place, isDone = false } = preview;
  const { slug } = useWorkspaceIds();
  const path = objectPath(preview, slug);
  const inside = (
    <>
      {isDone ? (
        <CircleCheck aria-label="Done" className="size-4 shrink-0 text-ok" />
      ) : (
        <ObjectIcon object={preview} className="size-4 shrink-0 text-muted" />
      )}
      <span className={cn("min-w-0 truncate", isDone && "text-muted line-through")}>{title}</span>
      {place && place.channelName !== title && (
        <span className="max-w-40 shrink-0 truncate text-muted text-xs">{place.channelName}</span>
      )}
    </>
  );
  const className =
    "flex min-w-0 base:min-h-7 items-center gap-1.5 rounded-md border border-line bg-raised px-2 text-sm pointer-coarse:min-h-11";
  if (!path) return <span className={className}>{inside}</span>;
  return (
    <Link href={path} prefetch={false} className={`${className} hover:bg-hover`}>
      {inside}
    </Link>
  );
}
