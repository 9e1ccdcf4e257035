"use client";
import { useQuery } from "@tanstack/react-query";
import { CountBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { unreadQuery } from "@/lib/inbox/queries";
import type { InboxCounts, InboxFilter } from "@/lib/inbox/schema";

const total = (counts: InboxCounts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

const FILTERS: { value: InboxFilter; label: string; count?: (counts: InboxCounts) => number }[] = [
  { value: "all", label: "All" },
  { value: "unread", label: "Unread", count: total },
  { value: "mentions", label: "Mentions", count: (counts) => counts.MENTION ?? 0 },
  { value: "threads", label: "Threads", count: (counts) => counts.THREAD_REPLY ?? 0 },
  {
    value: "messages",
    label: "Messages",
    count: (counts) => (counts.DIRECT_MESSAGE ?? 0) + (counts.MESSAGE ?? 0),
  },
  { value: "reactions", label: "Reactions", count: (counts) => counts.REACTION ?? 0 },
  { value: "snoozed", label: "Snoozed" },
  { value: "done", label: "Done" },
];

type InboxFiltersProps = { value: InboxFilter; onChange: (value: InboxFilter) => void };

export function InboxFilters({ value, onChange }: InboxFiltersProps) {
  const counts = useQuery(unreadQuery()).data ?? {};
  return (
    <div
      role="toolbar"
      aria-label="Show"
      className="flex shrink-0 gap-1 overflow-x-auto border-b px-4 py-2 [scrollbar-width:none] max-md:px-2"
    >
      {FILTERS.map((filter) => (
        <button
          key={filter.value}
          type="button"
          aria-pressed={filter.value === value}
          onClick={() => onChange(filter.value)}
          className={cn(
            "flex h-7 shrink-0 items-center gap-1.5 rounded-full px-3 text-sm pointer-coarse:h-11",
            filter.value === value ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-hover",
          )}
        >
          {filter.label}
          <CountBadge count={filter.count?.(counts) ?? 0} label="unread" tone="neutral" />
        </button>
      ))}
    </div>
  );
}
