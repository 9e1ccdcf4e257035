"use client";
import { useQuery } from "@tanstack/react-query";
import { CountBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { INBOX_GROUPS, type InboxGroup, inboxGroups, kindsOfGroup } from "@/lib/inbox/kinds";
import { unreadQuery } from "@/lib/inbox/queries";
import type { InboxCounts, InboxFilter } from "@/lib/inbox/schema";

const total = (counts: InboxCounts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

const countOf = (group: InboxGroup) => (counts: InboxCounts) =>
  kindsOfGroup(group).reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);

const FILTERS: { value: InboxFilter; label: string; count?: (counts: InboxCounts) => number }[] = [
  { value: "all", label: "All", count: total },
  ...inboxGroups
    .filter((group) => INBOX_GROUPS[group].isFilter)
    .map((group) => ({ value: group, label: INBOX_GROUPS[group].label, count: countOf(group) })),
  { value: "snoozed", label: "Snoozed" },
];

type InboxFiltersProps = { value: InboxFilter; onChange: (value: InboxFilter) => void };

export function InboxFilters({ value, onChange }: InboxFiltersProps) {
  const counts = useQuery(unreadQuery()).data ?? {};
  return (
    <div role="toolbar" aria-label="Show" className="flex shrink-0 gap-1 border-b px-3 py-1.5 max-md:px-2">
      {FILTERS.map((filter) => (
        <button
          key={filter.value}
          type="button"
          aria-pressed={filter.value === value}
          onClick={() => onChange(filter.value)}
          className={cn(
            "flex h-7 min-w-0 items-center justify-center gap-1.5 rounded-md px-2.5 text-sm max-md:flex-1 pointer-coarse:h-11",
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
