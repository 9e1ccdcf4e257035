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
  onRetry: () => void;
};

/** How the search stands, in words: under way, of a wider place, without a hit, failed, or not possible. */
export function FindState({ text, scope, search, isEmpty, onRetry }: FindStateProps) {
  const { problem, isOffline, isWaiting, canRetry } = search;
  if (problem && !isWaiting) {
    return (
      <div role="alert" className="flex items-center gap-3 border-b px-4 py-2 text-muted text-sm">
        <p className="flex-1">{problem}</p>
        {canRetry && (
          <Button size="sm" onClick={onRetry}>
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
      {isEmpty ? emptyText(text, search) : isOffline ? OFFLINE : widenedText(scope, search)}
    </p>
  );
}

const OFFLINE = "You’re offline: places and commands are found, messages and documents once you’re back.";

function emptyText(text: string, { isOffline, isWaiting, isTooShort }: FindStateProps["search"]): string {
  if (isTooShort) return "Type more to search what was written.";
  if (isOffline) return OFFLINE;
  return isWaiting ? "Searching…" : `Nothing found for “${text}”. Try other words.`;
}

const FOUND_IN: Record<SearchScope, string> = {
  channel: "",
  workspace: "These are from other channels.",
  all: "These are from other workspaces and conversations.",
};

/** Says that the results are of a wider place. */
const widenedText = (scope: SearchScope, search: FindStateProps["search"]): string =>
  search.isWaiting || search.scope === scope
    ? ""
    : `Nothing written in ${SCOPE_NAMES[scope].toLowerCase()} has that. ${FOUND_IN[search.scope]}`;
