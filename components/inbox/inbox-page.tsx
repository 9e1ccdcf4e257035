"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { CheckCheck, Inbox } from "lucide-react";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { PaneHeader } from "@/components/shell/pane-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { inboxQuery } from "@/lib/inbox/queries";
import type { InboxFilter } from "@/lib/inbox/schema";
import { InboxFilters } from "./inbox-filters";
import { InboxRow } from "./inbox-row";
import { type InboxChanges, type OpenFilter, useInboxChanges } from "./use-inbox-changes";
import { useInboxKeys } from "./use-inbox-keys";

/** Everything that wants me, of all workspaces. */
export function InboxPage() {
  const [filter, setFilter] = useState<InboxFilter>("all");
  const changes = useInboxChanges(filter);
  const isOpen = filter !== "snoozed" && filter !== "done";
  return (
    <>
      <PaneHeader
        title="Inbox"
        icon={<Inbox className="size-4" aria-hidden="true" />}
        actions={isOpen && <DoneWithAll filter={filter} changes={changes} />}
      />
      <InboxFilters value={filter} onChange={setFilter} />
      <InboxList filter={filter} changes={changes} />
    </>
  );
}

type InboxListProps<Filter extends InboxFilter> = { filter: Filter; changes: InboxChanges };

function DoneWithAll({ filter, changes }: InboxListProps<OpenFilter>) {
  const { data } = useInfiniteQuery(inboxQuery(filter));
  if (!data?.pages[0]?.items.length) return null;
  return (
    <IconButton label="Mark all of these done" onClick={() => void changes.doneWithAll(filter)}>
      <CheckCheck />
    </IconButton>
  );
}

function InboxList({ filter, changes }: InboxListProps<InboxFilter>) {
  const { slug } = useWorkspaceIds();
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    inboxQuery(filter),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const keys = useInboxKeys(items, changes);

  if (isError && !data) return <ErrorState onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (items.length === 0) return <Empty filter={filter} />;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label="Inbox" className="mx-auto w-full max-w-3xl divide-y divide-line" {...keys}>
        {items.map((item) => (
          <InboxRow key={item.id} item={item} slug={slug} changes={changes} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="flex justify-center p-4">
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}

const NOTHING: Partial<Record<InboxFilter, [title: string, text: string]>> = {
  snoozed: ["Nothing is snoozed", "Snooze an item, and it comes back when you chose."],
  done: ["Nothing is done yet", "What you mark done is kept here."],
};

function Empty({ filter }: { filter: InboxFilter }) {
  const [title, text] = NOTHING[filter] ?? [
    "All caught up",
    "Mentions, replies and direct messages come here, each with its reason.",
  ];
  return (
    <EmptyState icon={<Inbox />} title={title}>
      {text}
    </EmptyState>
  );
}

function Waiting() {
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-3 p-4" aria-busy="true">
      <span className="sr-only">Loading your inbox</span>
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} className="h-16 w-full" />
      ))}
    </div>
  );
}
