"use client";
import { Search, Sparkle } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useChannels, useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import type { Action } from "@/components/shell/action-store";
import { useActions } from "@/components/shell/actions";
import { atFirstInput } from "@/components/ui/first-input";
import { onDemand } from "@/components/ui/on-demand";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { collectKeys } from "./collect-keys";
import type { FindView } from "./find-item";
import { rememberPlace } from "./recent-places";

const Find = onDemand(() => import("./find"));
atFirstInput(Find.code.load);

/**
 * The dialog to go, do and find (mod+k), which other parts open by running `find.open`. Where messages are the content
 * of a channel, most of them aren't in the page, and the browser's own search (mod+f) would miss them.
 */
export function FindAction() {
  const { id } = useWorkspaceIds();
  const { id: userId } = useMe();
  const channelId = useOpenChannelId();
  const type = useChannels().find((channel) => channel.id === channelId)?.type;
  const [view, setView] = useState<FindView | null>(null);
  const [last, setLast] = useState<FindView>();
  const [text, setText] = useState("");
  const stopCollecting = useRef<() => void>(undefined);

  useEffect(() => {
    if (channelId) rememberPlace(userId, id, channelId);
  }, [userId, id, channelId]);
  useEffect(() => () => stopCollecting.current?.(), []);

  function close() {
    stopCollecting.current?.();
    setView(null);
  }
  function show(next: FindView) {
    if (view?.isSearch === next.isSearch && view.isAsk === next.isAsk) return close();
    if (!view) {
      setText("");
      stopCollecting.current = collectKeys({ onText: setText, onCancel: close });
    }
    setView(next);
    setLast(next);
  }
  const isStream = channelId && (!type || CHANNEL_TYPES[type].messages === "main");
  const action = (id: string, label: string, shortcut: string, next: FindView): Action => ({
    ...{ id: `find.${id}`, label, shortcut, group: "General", icon: <Search />, keywords: "search find" },
    run: () => show(next),
  });
  const ask = (id: string, label: string, scope: FindView["scope"]): Action => ({
    ...{ id: `ask.${id}`, label, group: "General", icon: <Sparkle />, keywords: "ask ai question answer" },
    run: () => show({ isSearch: true, scope, isAsk: true }),
  });
  useActions([
    action("open", "Go to, do or find", "mod+k", { isSearch: false, scope: "workspace" }),
    action("search", "Search messages", "mod+shift+f", { isSearch: true, scope: "workspace" }),
    // While the dialog is open the key is the browser's.
    ...(isStream && !view
      ? [action("here", "Search this channel", "mod+f", { isSearch: true, scope: "channel" })]
      : []),
    ask("workspace", "Ask the workspace", "workspace"),
    ...(channelId ? [ask("channel", "Ask this channel", "channel")] : []),
  ]);
  return (
    last && (
      <Find
        open={view !== null}
        onOpenChange={(open) => !open && close()}
        view={view ?? last}
        onViewChange={(next) => {
          setView(next);
          setLast(next);
        }}
        text={text}
        onTextChange={setText}
      />
    )
  );
}
