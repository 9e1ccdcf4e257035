"use client";
import { TextSearch } from "lucide-react";
import { useParams, useRouter } from "next/navigation";
import { type KeyboardEvent, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { FindDialog } from "@/components/ui/find-dialog";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";
import { objectPath } from "@/lib/objects/path";
import { OBJECT_TYPES, objectName, objectTypes } from "@/lib/objects/types";
import { SEARCH_MAX_LENGTH } from "@/lib/search/limits";
import type { SearchResult, SearchScope } from "@/lib/search/schema";
import { recentSearches, rememberSearch } from "./recent-searches";
import { ResultRow } from "./result-row";
import type { SearchGroup } from "./search-item";
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
type SearchDialogProps = {
  /** What stands in its field when it opens. */
  asked: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Search, the current place first. Tab, or the button, widens it. */
export default function SearchDialog({ asked, open, onOpenChange }: SearchDialogProps) {
  const router = useRouter();
  const { id: workspaceId, slug } = useWorkspaceIds();
  const { channelId } = useParams<{ channelId?: string }>();
  const narrowest = channelId ? "channel" : "workspace";
  const [text, setText] = useState(asked);
  const [scope, setScope] = useState<SearchScope>(narrowest);
  const [recent, setRecent] = useState<string[]>(recentSearches);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) {
      setText(asked);
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
    const path = objectPath({ ...result, title: result.person?.name }, slug);
    if (path) router.push(path);
  }

  const found = Map.groupBy(search.items, ({ type }) => type);
  const results = objectTypes.map((type) => ({
    label:
      type === "message" && search.isApproximate ? "Messages with similar words" : OBJECT_TYPES[type].plural,
    items: (found.get(type) ?? []).map((result) => ({
      ...{ id: objectName(result), text, label: "", result, run: () => show(result) },
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
  const isEmpty = search.isSuccess && !isWaiting && search.items.length === 0 && search.isEnough;
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
    if (event.key !== "Tab" || event.shiftKey || !wider) return;
    event.preventDefault();
    widen();
  }

  return (
    <FindDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Search"
      fieldLabel="Search messages, documents, channels, people and files"
      placeholder="Search messages, documents, channels, people and files"
      icon={
        isWaiting ? <Spinner /> : <TextSearch className="size-4.5 shrink-0 text-muted" aria-hidden="true" />
      }
      maxLength={SEARCH_MAX_LENGTH}
      size="lg"
      value={text}
      onValueChange={setText}
      onKeyDown={onKeyDown}
      groups={groups}
      textOf={(item) => item.text}
      onChoose={(item) => (item.run ? item.run() : setText(item.text))}
      renderItem={(item) =>
        item.result ? (
          <ResultRow result={item.result} />
        ) : (
          <>
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
            {item.hint && <span className="text-muted text-sm">{item.hint}</span>}
          </>
        )
      }
      footer={
        search.hasNextPage &&
        groups.length > 0 &&
        text !== "" &&
        completions.length === 0 && (
          <p className="flex justify-center border-t p-2">
            <Button size="sm" loading={search.isFetchingNextPage} onClick={() => void search.fetchNextPage()}>
              Show more
            </Button>
          </p>
        )
      }
    >
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
        <div role="alert" className="flex flex-col items-center gap-3 px-4 py-8 text-center text-muted">
          <p>{search.problem}</p>
          {search.canRetry && <Button onClick={() => void search.refetch()}>Try again</Button>}
        </div>
      )}
    </FindDialog>
  );
}
