"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { TextSearch } from "lucide-react";
import { useParams, useRouter } from "next/navigation";
import { type KeyboardEvent, useState } from "react";
import { referencePath } from "@/components/references/reference-path";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { backdropStyles, dialogStyles } from "@/components/ui/dialog-styles";
import { Kbd } from "@/components/ui/kbd";
import { itemStyles } from "@/components/ui/popup-styles";
import { Spinner } from "@/components/ui/spinner";
import { membersPath } from "@/components/workspaces/paths";
import { useWorkspaceIds } from "@/components/workspaces/workspace-context";
import type { SearchKind, SearchResult, SearchScope } from "@/lib/search/schema";
import { recentSearches, rememberSearch } from "./recent-searches";
import { ResultRow } from "./result-row";
import type { SearchGroup, SearchItem } from "./search-item";
import { filterItems, useCompletions } from "./use-completions";
import { useSearch } from "./use-search";

const WIDER: Record<SearchScope, SearchScope | null> = {
  channel: "workspace",
  workspace: "all",
  all: null,
};
const SCOPE_NAMES: Record<SearchScope, string> = {
  channel: "This channel",
  workspace: "This workspace",
  all: "Everywhere",
};
const KIND_NAMES: Record<SearchKind, string> = {
  channel: "Channels",
  person: "People",
  file: "Files",
  message: "Messages",
};

type SearchDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Search, the current place first. Tab, or the button, widens it. */
export default function SearchDialog({ open, onOpenChange }: SearchDialogProps) {
  const router = useRouter();
  const { id: workspaceId, slug } = useWorkspaceIds();
  const { channelId } = useParams<{ channelId?: string }>();
  const narrowest = channelId ? "channel" : "workspace";
  const [text, setText] = useState("");
  const [scope, setScope] = useState<SearchScope>(narrowest);
  const [recent, setRecent] = useState<string[]>(recentSearches);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) {
      setText("");
      setScope(narrowest);
      setRecent(recentSearches());
    }
  }
  const completions = useCompletions(text);
  const where = {
    scope,
    ...(scope === "channel" && { channelId }),
    ...(scope === "workspace" && { workspaceId }),
  };
  const search = useSearch(text, where, open && completions.length === 0);
  const wider = WIDER[scope];
  const widen = () => wider && setScope(wider);

  function show(result: SearchResult) {
    rememberSearch(text);
    onOpenChange(false);
    const { place, person } = result;
    router.push(
      place
        ? referencePath(place, slug)
        : `${membersPath(slug)}?search=${encodeURIComponent(person?.name ?? "")}`,
    );
  }

  const found = Map.groupBy(search.items, ({ kind }) => kind);
  const results = (Object.keys(KIND_NAMES) as SearchKind[]).map((kind) => ({
    label: kind === "message" && search.isApproximate ? "Messages with similar words" : KIND_NAMES[kind],
    items: (found.get(kind) ?? []).map((result) => ({
      ...{ id: `${kind} ${result.id}`, text, label: "", result, run: () => show(result) },
    })),
  }));
  const beginning = [
    {
      label: "Recent searches",
      items: recent.map((past) => ({ id: `recent ${past}`, text: past, label: past })),
    },
    { label: "Narrow it down", items: filterItems },
  ];
  const isWaiting = search.isFetching && !search.isFetchingNextPage;
  const isEmpty = search.isSuccess && !isWaiting && search.items.length === 0 && search.searched.length > 1;
  const groups: SearchGroup[] = (
    text === ""
      ? beginning
      : completions.length > 0
        ? [{ label: "Go on with", items: completions }]
        : search.problem
          ? []
          : results
  ).filter((group) => group.items.length > 0);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Tab" || event.shiftKey || !wider || text === "") return;
    event.preventDefault();
    widen();
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyles} />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center overflow-hidden p-2 pt-[max(0.5rem,env(safe-area-inset-top))] sm:px-4 sm:pt-[10vh]">
          <Dialog.Popup aria-label="Search" className={cn(dialogStyles, "max-w-2xl rounded-lg")}>
            <Autocomplete.Root
              open
              inline
              items={groups}
              filter={null}
              value={text}
              onValueChange={setText}
              itemToStringValue={(item: SearchItem) => item.text}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex items-center gap-2.5 border-b px-4">
                {isWaiting ? (
                  <Spinner />
                ) : (
                  <TextSearch className="size-4.5 shrink-0 text-muted" aria-hidden="true" />
                )}
                <Autocomplete.Input
                  aria-label="Search messages, channels, people and files"
                  placeholder="Search messages, channels, people and files"
                  maxLength={500}
                  onKeyDown={onKeyDown}
                  className="h-12 min-w-0 flex-1 bg-transparent text-[1rem] outline-none"
                />
                <Dialog.Close className="rounded-sm">
                  <span className="sr-only">Close</span>
                  <span aria-hidden="true">
                    <Kbd keys="escape" />
                  </span>
                </Dialog.Close>
              </div>
              <div className="flex min-h-10 items-center gap-2 border-b px-4 text-muted text-sm">
                <span className="flex-1">{SCOPE_NAMES[scope]}</span>
                {wider && (
                  <Button size="sm" variant="ghost" onClick={widen}>
                    {wider === "all" ? "Search everywhere" : "Search the workspace"}
                    <Kbd keys="Tab" className="pointer-coarse:hidden" />
                  </Button>
                )}
              </div>
              <div role="status">
                {isEmpty && groups.length === 0 && (
                  <p className="px-4 py-8 text-center text-muted">
                    Nothing found.{wider ? " Search a wider place, or try other words." : " Try other words."}
                  </p>
                )}
              </div>
              {search.problem && completions.length === 0 && text !== "" && (
                <div
                  role="alert"
                  className="flex flex-col items-center gap-3 px-4 py-8 text-center text-muted"
                >
                  <p>{search.problem}</p>
                  {search.canRetry && <Button onClick={() => void search.refetch()}>Try again</Button>}
                </div>
              )}
              <Autocomplete.List className="max-h-[min(32rem,64dvh)] overflow-y-auto overscroll-contain scroll-py-2 p-1.5 data-empty:hidden">
                {(group: SearchGroup) => (
                  <Autocomplete.Group key={group.label} items={group.items} className="not-last:mb-1.5">
                    <Autocomplete.GroupLabel className="px-2 pt-1.5 pb-1 font-medium text-muted text-xs">
                      {group.label}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: SearchItem) => (
                        <Autocomplete.Item
                          key={item.id}
                          value={item}
                          onClick={() => (item.run ? item.run() : setText(item.text))}
                          className={cn(itemStyles, "min-h-8.5 text-base data-highlighted:bg-accent-soft")}
                        >
                          {item.result ? (
                            <ResultRow result={item.result} />
                          ) : (
                            <>
                              <span className="min-w-0 flex-1 truncate">{item.label}</span>
                              {item.hint && <span className="text-muted text-sm">{item.hint}</span>}
                            </>
                          )}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
              {search.hasNextPage && groups.length > 0 && text !== "" && completions.length === 0 && (
                <p className="flex justify-center border-t p-2">
                  <Button
                    size="sm"
                    loading={search.isFetchingNextPage}
                    onClick={() => void search.fetchNextPage()}
                  >
                    Show more
                  </Button>
                </p>
              )}
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
