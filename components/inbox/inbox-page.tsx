"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { CheckCheck, CircleCheck, Inbox } from "lucide-react";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { PaneHeader } from "@/components/shell/pane-header";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { inboxQuery } from "@/lib/inbox/queries";
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
  const item = items?.find(({ id }) => id === itemId);

  function openItem(next: InboxItem) {
    if (next.id !== itemId) open(next);
    changes.markRead(next);
  }
  function close() {
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
              {filter !== "snoozed" && filter !== "done" && <DoneWithAll filter={filter} changes={changes} />}
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
          openId={itemId}
          onOpen={openItem}
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

type DoneWithAllProps = { filter: OpenFilter; changes: InboxChanges };

function DoneWithAll({ filter, changes }: DoneWithAllProps) {
  const { data } = useInfiniteQuery(inboxQuery(filter));
  if (!data?.pages[0]?.items.length) return null;
  return (
    <IconButton label="Mark all of these done" onClick={() => void changes.doneWithAll(filter)}>
      <CheckCheck />
    </IconButton>
  );
}
