"use client";
import { useQueries } from "@tanstack/react-query";
import { useTimeFormat } from "@/components/ui/time";
import { referenceQuery } from "@/lib/references/queries";
import type { ReferenceKey } from "@/lib/references/schema";
import { ReferenceCard } from "./reference-card";

/** Under a text: the objects it refers to, as far as the reader may see them. */
export default function MessageCards({ targets }: { targets: readonly ReferenceKey[] }) {
  const results = useQueries({ queries: targets.map(referenceQuery) });
  const format = useTimeFormat();
  const seen = results.flatMap(({ data }) => (data?.isVisible ? data : []));
  if (seen.length === 0) return null;
  return (
    <div className="mt-1 flex max-w-xl flex-col gap-1">
      {seen.map((preview) => (
        <ReferenceCard key={preview.id} preview={preview} format={format} />
      ))}
    </div>
  );
}
