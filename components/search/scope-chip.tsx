import { X } from "lucide-react";
import type { SearchScope } from "@/lib/search/schema";

export const SCOPE_NAMES: Record<SearchScope, string> = {
  channel: "This channel",
  workspace: "This workspace",
  all: "Everywhere",
};

/** Where is searched. Pressing it, or Backspace at the start of the field, widens the search. */
export function ScopeChip({ scope, onRemove }: { scope: SearchScope; onRemove: () => void }) {
  return (
    <button
      type="button"
      onClick={onRemove}
      className="tap-target flex h-6 shrink-0 items-center gap-1 rounded-md bg-accent-soft pr-1 pl-2 text-accent text-sm pointer-coarse:h-9"
    >
      {SCOPE_NAMES[scope]}
      <X className="size-3.5" aria-hidden="true" />
      <span className="sr-only">only. Search more widely</span>
    </button>
  );
}
