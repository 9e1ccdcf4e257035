"use client";
import { Clock, ListFilter, Search, X } from "lucide-react";
import { useState } from "react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useMe } from "@/components/app/workspace-context";
import { useActionList, useRunAction } from "@/components/shell/actions";
import { OBJECT_TYPES, objectName, objectTypes } from "@/lib/objects/types";
import type { SearchResult, SearchScope } from "@/lib/search/schema";
import { findInGroups } from "./find-groups";
import type { FindGroup, FindItem, FindView } from "./find-item";
import { forgetSearches, recentSearches } from "./recent-searches";
import { SCOPE_NAMES } from "./scope-chip";
import { filterItems, useCompletions } from "./use-completions";
import { usePlaces } from "./use-places";
import { useWideSearch } from "./use-wide-search";

/** Of each type, beside places and commands. */
const SHOWN_BESIDE = 4;
const SHOWN_COMMANDS = 4;
const HAS_FILTER = /(^|\s)-?(from|in|has|is|before|after|on):/i;

type Given = {
  open: boolean;
  view: FindView;
  onViewChange: (view: FindView) => void;
  text: string;
  onResult: (result: SearchResult) => void;
};

/** What the list shows. */
export function useFindGroups({ open, view, onViewChange, text, onResult }: Given) {
  const places = usePlaces();
  const commands = useCommands();
  const beginning = useBeginning({ open, view, onViewChange });
  const completions = useCompletions(text);
  const isCompleting = completions.length > 0;
  const search = useWideSearch(text, view.scope, open && !isCompleting);
  const query = text.trim();

  const toItem = (result: SearchResult): FindItem => ({
    ...{ id: objectName(result), label: "", result, run: () => onResult(result) },
  });
  const found = search.problem ? [] : search.exact;
  const similar = search.problem ? [] : search.similar;

  function groups(): FindGroup[] {
    if (query === "")
      return view.isSearch
        ? beginning
        : [...places.first, ...beginning, { ...commands, items: commands.items.slice(0, SHOWN_COMMANDS) }];
    if (isCompleting) return [{ label: "Go on with", items: completions }];
    const isAlone = view.isSearch || HAS_FILTER.test(query);
    const local = isAlone ? NOTHING : findInGroups([...places.all, commands], query);
    const known = new Set(
      [...local.exact.flatMap(({ items }) => items), ...local.similar].map(({ id }) => id),
    );
    const isNew = ({ id }: SearchResult) => !known.has(id);
    const most = view.isSearch ? undefined : SHOWN_BESIDE;
    const messages = similar.filter(({ type }) => type === "message");
    const names = similar.filter((result) => result.type !== "message" && isNew(result));
    return [
      ...local.exact,
      ...byType(found.filter(isNew).map(toItem), most),
      ...(view.isSearch || found.length === 0 ? [] : [toAllResults]),
      { label: "Similar names", items: [...local.similar, ...names.map(toItem)] },
      { label: "Messages with similar words", items: messages.map(toItem).slice(0, most) },
    ];
  }
  const toAllResults: FindGroup = {
    label: "More",
    items: [
      {
        ...{ id: "all results", label: `All results for “${query}”`, icon: <Search />, stays: true },
        run: () => onViewChange({ ...view, isSearch: true }),
      },
    ],
  };
  return { groups: groups().filter(({ items }) => items.length > 0), search, isCompleting };
}

const NOTHING: ReturnType<typeof findInGroups> = { exact: [], similar: [] };

function byType(items: readonly FindItem[], most?: number): FindGroup[] {
  return objectTypes.map((type) => ({
    label: OBJECT_TYPES[type].plural,
    items: items.filter(({ result }) => result?.type === type).slice(0, most),
  }));
}

function useCommands(): FindGroup {
  const actions = useActionList();
  const run = useRunAction();
  const items = actions
    .filter(({ id }) => id !== "find.open")
    .map(({ id, label, icon, hint, shortcut, keywords }) => ({
      ...{ id, label, icon, hint, shortcut, keywords, run: () => run(id) },
    }));
  return { label: "Commands", items };
}

/** Earlier searches, other places to search, and the filters. */
function useBeginning({
  open,
  view,
  onViewChange,
}: Pick<Given, "open" | "view" | "onViewChange">): FindGroup[] {
  const me = useMe();
  const channelId = useOpenChannelId();
  const [recent, setRecent] = useState<string[]>([]);
  const [wasOpen, setWasOpen] = useState(false);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setRecent(recentSearches(me.id));
  }
  const scopes = (Object.keys(SCOPE_NAMES) as SearchScope[]).filter(
    (scope) => scope !== view.scope && (scope !== "channel" || channelId),
  );
  const searches: FindGroup = {
    label: "Recent searches",
    items: [
      ...recent.map((past) => ({ id: `recent ${past}`, label: past, text: past, icon: <Clock /> })),
      ...(recent.length > 0
        ? [{ id: "forget", label: "Clear recent searches", icon: <X />, stays: true as const, run: forget }]
        : []),
    ],
  };
  function forget() {
    forgetSearches(me.id);
    setRecent([]);
  }
  if (!view.isSearch) return [searches];
  return [
    searches,
    {
      label: "Search in",
      items: scopes.map((scope) => ({
        ...{ id: `scope ${scope}`, label: SCOPE_NAMES[scope], icon: <Search />, stays: true as const },
        run: () => onViewChange({ ...view, scope }),
      })),
    },
    { label: "Narrow it down", items: filterItems.map((item) => ({ ...item, icon: <ListFilter /> })) },
  ];
}
