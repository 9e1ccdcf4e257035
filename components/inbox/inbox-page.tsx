"use client";
import { skipToken, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { CheckCheck, CircleCheck, Inbox } from "lucide-react";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { PaneHeader } from "@/components/shell/pane-header";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { inboxItemQuery, inboxQuery } from "@/lib/inbox/queries";
import type { InboxFilter, InboxItem } from "@/lib/inbox/schema";
import { InboxFilters } from "./inbox-filters";
import { InboxList } from "./inbox-list";
import { InboxPreview } from "./inbox-preview";
import { type InboxChanges, type OpenFilter, useInboxChanges } from "./use-inbox-changes";
import { focusRow } from "./use-inbox-keys";
import { useInboxPlace } from "./use-inbox-place";

/** As the classes below have it. */
const WIDE = "(min-width: 1280px)";

/** Everything that wants me, of all workspaces: the list, and beside it, or in its place, what an item is about. */
export function InboxPage() {
  const { slug } = useWorkspaceIds();
  const [filter, setFilter] = useState<InboxFilter>("all");
  const changes = useInboxChanges(filter);
  const { itemId, open } = useInboxPlace();
  const query = useInfiniteQuery(inboxQuery(filter));
  const items = query.data?.pages.flatMap((page) => page.items);
  const item = useOpenItem(items, itemId);

  function openItem(next: InboxItem) {
    if (next.id !== itemId) open(next);
    changes.markRead(next);
  }
  function close() {
    if (itemId === null) return;
    open(null);
    // The list is there again.
    requestAnimationFrame(() => focusRow(document.querySelector(`[data-inbox-item="${itemId}"]`)));
  }

  return (
    <div className="flex min-h-0 flex-1">
      <div
        className={cn(
          "flex min-h-0 min-w-0 flex-1 flex-col xl:w-96 xl:flex-none xl:border-r",
          item && "max-xl:hidden",
        )}
      >
        <PaneHeader
          title="Inbox"
          icon={<Inbox className="size-4" aria-hidden="true" />}
          actions={
            <>
              {filter !== "snoozed" && filter !== "done" && (
                <DoneWithAll filter={filter} changes={changes} onDone={close} />
              )}
              <IconButton
                label="What is done"
                aria-pressed={filter === "done"}
                onClick={() => setFilter(filter === "done" ? "all" : "done")}
              >
                <CircleCheck />
              </IconButton>
            </>
          }
        />
        <InboxFilters value={filter} onChange={setFilter} />
        <InboxList
          filter={filter}
          query={query}
          items={items}
          changes={changes}
          opened={item}
          onOpen={openItem}
          onClose={close}
          onReach={(next) => {
            // The window gives the focus back to the row of the open item, which may be marked unread.
            if (matchMedia(WIDE).matches && next.id !== itemId) openItem(next);
          }}
        />
      </div>
      <div className={cn("flex min-h-0 min-w-0 flex-1 flex-col", !item && "max-xl:hidden")}>
        {item ? (
          <InboxPreview key={item.id} item={item} slug={slug} changes={changes} onClose={close} />
        ) : (
          <EmptyState icon={<Inbox />} title="Nothing is open">
            Choose an item to read it here, and to answer.
          </EmptyState>
        )}
      </div>
    </div>
  );
}

/**
 * The item that the address names. It stays open when it leaves the list: somebody may be answering it. The server is
 * asked for one that isn't among those loaded.
 */
function useOpenItem(items: InboxItem[] | undefined, itemId: string | null): InboxItem | undefined {
  const listed = items?.find(({ id }) => id === itemId);
  const [seen, setSeen] = useState(listed);
  if (listed && listed !== seen) setSeen(listed);
  const isUnlisted = items !== undefined && itemId !== null && !listed;
  const { queryKey, queryFn } = inboxItemQuery(itemId ?? "");
  const { data, isError } = useQuery({ queryKey, queryFn: isUnlisted ? queryFn : skipToken });
  if (listed || !isUnlisted) return listed;
  return isError ? undefined : (data ?? (seen?.id === itemId ? seen : undefined));
}

type DoneWithAllProps = { filter: OpenFilter; changes: InboxChanges; onDone: () => void };

function DoneWithAll({ filter, changes, onDone }: DoneWithAllProps) {
  const { data } = useInfiniteQuery(inboxQuery(filter));
  if (!data?.pages[0]?.items.length) return null;
  return (
    <IconButton label="Mark all of these done" onClick={() => void changes.doneWithAll(filter).then(onDone)}>
      <CheckCheck />
    </IconButton>
  );
}
