"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { When } from "@/components/accounts/when";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { aiAuditQuery } from "@/lib/ai/providers/queries";
import type { AiAuditEntry } from "@/lib/ai/providers/schema";

/** Who changed the providers and models, and when. */
export default function AiAudit() {
  const { data, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    aiAuditQuery(),
  );
  const entries = data?.pages.flatMap(({ items }) => items);
  if (!entries)
    return isError ? <ErrorState onRetry={() => void refetch()} /> : <Skeleton className="h-12 w-full" />;
  if (entries.length === 0) return <p className="text-muted text-sm">Nobody has changed anything yet.</p>;
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="Changes of AI settings" className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.id} className="flex items-start gap-3 py-2.5 text-sm">
            <Avatar name={entry.actor?.name ?? "?"} seed={entry.actor?.id} src={entry.actor?.image} />
            <div className="min-w-0">
              <p className="wrap-anywhere">{sentenceOf(entry)}</p>
              <p className="text-muted text-xs">
                <When at={entry.createdAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button className="self-center" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

const ACTS: Record<AiAuditEntry["action"], string> = {
  "aiProvider.create": "added the provider",
  "aiProvider.update": "changed the provider",
  "aiProvider.delete": "removed the provider",
  "aiIndex.update": "chose for the index of meanings",
  "aiModel.create": "added the model",
  "aiModel.update": "changed the model",
};

const FIELDS: Record<string, string> = {
  ...{ name: "name", label: "name", kind: "what it makes", baseUrl: "address", apiKey: "key" },
  ...{ isEnabled: "on or off", hasVision: "abilities", hasTools: "abilities", hasReasoning: "abilities" },
  ...{ contextTokens: "context", maxOutputTokens: "longest answer", fallbackIds: "fall-backs" },
  ...{ inputPrice: "prices", cachedPrice: "prices", outputPrice: "prices" },
};

function sentenceOf({ actor, action, name, changed }: AiAuditEntry): string {
  const what = [...new Set(changed.flatMap((field) => FIELDS[field] ?? []))].join(", ");
  return `${actor?.name ?? "Somebody who has left"} ${ACTS[action]} ${name}${what ? `: ${what}` : ""}.`;
}
