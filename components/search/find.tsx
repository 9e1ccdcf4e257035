"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useRef, useState } from "react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useChannels, useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { FindDialog } from "@/components/ui/find-dialog";
import { isInputMethodKey } from "@/components/ui/input-method";
import { onDemand } from "@/components/ui/on-demand";
import { Spinner } from "@/components/ui/spinner";
import type { AskScope } from "@/lib/ai/ask/schema";
import { objectPath } from "@/lib/objects/path";
import { SEARCH_MAX_LENGTH } from "@/lib/search/limits";
import type { SearchResult } from "@/lib/search/schema";
import { WIDER } from "@/lib/search/wider";
import { AskAbove, type Asked } from "./ask-above";
import type { FindView } from "./find-item";
import { FindRow } from "./find-row";
import { FindState } from "./find-state";
import { questionOfSearch } from "./question-of-search";
import { rememberSearch } from "./recent-searches";
import { ScopeChip } from "./scope-chip";
import { useAskGroups } from "./use-ask-groups";
import { useFindGroups } from "./use-find-groups";

const ScopeFields = onDemand(() => import("@/components/ai/ask/scope-fields"));

type FindProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  view: FindView;
  onViewChange: (view: FindView) => void;
  text: string;
  onTextChange: (text: string) => void;
};

/** One field for places, commands and all that was written. Loaded when it is first opened (see FindAction). */
export default function Find({ open, onOpenChange, view, onViewChange, text, onTextChange }: FindProps) {
  const router = useRouter();
  const me = useMe();
  const { slug } = useWorkspaceIds();
  const {
    groups: found,
    search,
    isCompleting,
  } = useFindGroups({ open, view, onViewChange, text, onResult: show });
  const isSearched = !search.isWaiting && !search.problem && !search.isOffline && !search.isTooShort;
  const channelId = useOpenChannelId();
  const inChannel = view.scope === "channel" && channelId !== undefined;
  const [limits, setLimits] = useState<AskScope>({});
  const { groups, isAsking, isFirst } = useAskGroups({
    ...{ open, found, view, text, isCompleting, isSearched },
    scope: { ...(view.isAsk && limits), ...(inChannel && { channelId }) },
    onAsked: () => onOpenChange(false),
  });
  const channels = useChannels();
  const { question, scope, from } = questionOfSearch(text, { channels, meId: me.id });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    setLimits({});
    setAsked(null);
  }
  const canAskAbove = view.isSearch && !view.isAsk && question !== "" && !isCompleting;
  const askAbove = () =>
    setAsked({ question, scope: { ...(inChannel && { channelId }), ...scope }, ...(from && { from }) });
  const wider = WIDER[view.scope];
  const field = useRef<HTMLInputElement>(null);
  const widen = () => wider && onViewChange({ ...view, scope: wider });

  function show(result: SearchResult) {
    rememberSearch(me.id, text);
    onOpenChange(false);
    const path = objectPath({ ...result, title: result.person?.name }, slug);
    if (path) router.push(path);
  }

  /** For buttons: a press takes the focus from the field. */
  function thenType(press: () => void) {
    press();
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && canAskAbove) {
      event.preventDefault();
      // The list would take the key for its chosen row.
      event.stopPropagation();
      return askAbove();
    }
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key !== "Backspace" || !wider || selectionStart !== 0 || selectionEnd !== 0) return;
    event.preventDefault();
    widen();
  }

  const label = view.isAsk
    ? "Ask about what you can read here"
    : view.isSearch
      ? "Search messages, documents, channels, people and files"
      : "Go to, do or find";
  return (
    <FindDialog
      open={open}
      onOpenChange={onOpenChange}
      title={view.isAsk ? "Ask" : view.isSearch ? "Search" : "Go to, do or find"}
      fieldLabel={label}
      fieldRef={field}
      placeholder={label}
      icon={
        search.isWaiting || isAsking ? (
          <Spinner />
        ) : (
          <Search className="size-4.5 shrink-0 text-muted" aria-hidden="true" />
        )
      }
      chip={wider && !view.isAsk && <ScopeChip scope={view.scope} onRemove={() => thenType(widen)} />}
      maxLength={SEARCH_MAX_LENGTH}
      size={view.isSearch ? "lg" : "md"}
      value={text}
      onValueChange={(next) => {
        // Of another question: what was asked isn't asked again by itself.
        setAsked(null);
        onTextChange(next);
      }}
      onKeyDown={onKeyDown}
      groups={groups}
      textOf={(item) => item.text ?? text}
      onChoose={(item) => {
        if (item.text !== undefined) return onTextChange(item.text);
        if (!item.stays) onOpenChange(false);
        item.run?.();
      }}
      renderItem={(item) => <FindRow item={item} />}
      footer={
        view.isSearch &&
        search.hasNextPage &&
        groups.length > 0 &&
        text !== "" &&
        !isCompleting && (
          <p className="flex justify-center border-t p-2">
            <Button size="sm" loading={search.isFetchingNextPage} onClick={() => void search.fetchNextPage()}>
              Show more
            </Button>
          </p>
        )
      }
    >
      {view.isAsk && (
        <div className="border-b px-4 py-2">
          <ScopeFields
            scope={inChannel ? { ...limits, channelId } : limits}
            onChange={(next) => {
              // The place is the dialog's own while it is the channel that is open.
              if (inChannel && next.channelId !== channelId) onViewChange({ ...view, scope: "workspace" });
              setLimits(inChannel && next.channelId === channelId ? { ...next, channelId: undefined } : next);
            }}
          />
        </div>
      )}
      {canAskAbove && <AskAbove asked={asked} onAsk={askAbove} onLeave={() => onOpenChange(false)} />}
      {!isCompleting && text.trim() !== "" && (
        <FindState
          text={text.trim()}
          scope={view.scope}
          search={search}
          isEmpty={found.length === 0 && !isFirst}
          onRetry={() => thenType(search.refetch)}
        />
      )}
    </FindDialog>
  );
}
