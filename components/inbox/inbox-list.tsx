"use client";
import type { useInfiniteQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { InboxFilter, InboxItem } from "@/lib/inbox/schema";
import { InboxRow } from "./inbox-row";
import type { InboxChanges } from "./use-inbox-changes";
import { useInboxKeys } from "./use-inbox-keys";

type InboxListProps = {
  filter: InboxFilter;
  query: Pick<
    ReturnType<typeof useInfiniteQuery>,
    "isError" | "refetch" | "hasNextPage" | "fetchNextPage" | "isFetchingNextPage"
  >;
  /** Undefined until they are known. */
  items: InboxItem[] | undefined;
  changes: InboxChanges;
  opened: InboxItem | undefined;
  onOpen: (item: InboxItem) => void;
  /** Closes what is open. */
  onClose: () => void;
  onReach: (item: InboxItem) => void;
};

/** Where one writes in what is open beside the list. */
const ANSWER = "[data-inbox-preview] :is([data-composer], [contenteditable=true])";

/** The items of a filter, in every state. */
export function InboxList(props: InboxListProps) {
  const { filter, query, items, changes, opened, onOpen, onClose, onReach } = props;
  const { slug } = useWorkspaceIds();
  const keys = useInboxKeys({ items: items ?? [], changes, opened, open: onOpen, close: onClose });

  if (!items) {
    return query.isError ? <ErrorState onRetry={() => void query.refetch()} /> : <Waiting />;
  }
  if (items.length === 0) return <Empty filter={filter} />;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul
        aria-label="Inbox"
        // The place to answer doesn't take the focus from here.
        data-keeps-focus
        className="w-full divide-y divide-line"
        {...keys}
      >
        {items.map((item) => (
          <InboxRow
            key={item.id}
            item={item}
            slug={slug}
            changes={changes}
            isOpen={item.id === opened?.id}
            onOpen={onOpen}
            onReach={onReach}
            onEnter={() => document.querySelector<HTMLElement>(ANSWER)?.focus()}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="flex justify-center p-4">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}

const NOTHING: Partial<Record<InboxFilter, [title: string, text: string]>> = {
  mentions: ["No mentions", "When somebody names you, or everyone, it comes here."],
  threads: ["No replies", "Replies in threads that you follow come here."],
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

/** Of the shape of the rows. */
function Waiting() {
  return (
    <div className="flex w-full flex-col divide-y divide-line" aria-busy="true">
      <span className="sr-only">Loading your inbox</span>
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <div key={key} className="flex h-14 items-center gap-3 px-4 pointer-coarse:h-16">
          <Skeleton className="size-7 rounded-full" />
          <div className="flex flex-1 flex-col gap-1.5">
            <Skeleton className="h-3 w-3/5" />
            <Skeleton className="h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
