import { Button } from "@/components/ui/button";
import type { SearchScope } from "@/lib/search/schema";
import { SCOPE_NAMES } from "./scope-chip";
import type { useWideSearch } from "./use-wide-search";

type FindStateProps = {
  text: string;
  /** Where one wanted to search; what is shown may be of a wider place. */
  scope: SearchScope;
  search: ReturnType<typeof useWideSearch>;
  isEmpty: boolean;
};

/** How the search stands, in words: under way, of a wider place, without a hit, failed, or not possible. */
export function FindState({ text, scope, search, isEmpty }: FindStateProps) {
  const { problem, isOffline, isWaiting, canRetry } = search;
  if (problem && !isWaiting) {
    return (
      <div role="alert" className="flex items-center gap-3 border-b px-4 py-2 text-muted text-sm">
        <p className="flex-1">{problem}</p>
        {canRetry && (
          <Button size="sm" onClick={() => void search.refetch()}>
            Try again
          </Button>
        )}
      </div>
    );
  }
  return (
    <p
      role="status"
      className={isEmpty ? "px-4 py-8 text-center text-muted" : "px-4 pt-2 text-muted text-sm empty:hidden"}
    >
      {isOffline
        ? "You’re offline. Only places and commands are found; messages and documents are searched once you’re back."
        : isWaiting
          ? isEmpty && "Searching…"
          : isEmpty
            ? `Nothing found for “${text}”. Try other words.`
            : search.scope !== scope &&
              `Nothing in ${SCOPE_NAMES[scope].toLowerCase()}. ${FOUND_IN[search.scope]}`}
    </p>
  );
}

const FOUND_IN: Record<SearchScope, string> = {
  channel: "",
  workspace: "These are in other channels.",
  all: "These are in other workspaces and conversations.",
};
