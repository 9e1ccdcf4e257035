"use client";
import { MessageSquareText, Volume2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { showBeside, usePanel } from "@/components/app/beside";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { endCallContract } from "@/lib/calls/contract";
import { call as request } from "@/lib/http/client";
import { attempt } from "../attempt";
import { useCallTime } from "../call-clock";
import { flyingStore } from "../call-signals";
import { connectionOf } from "../call-words";
import type { CallSession, CallSessionActions } from "../session/types";
import { ControlBar } from "./control-bar";
import { Grid } from "./grid";
import { FlyingReactions } from "./reactions";
import { Spotlight } from "./spotlight";
import { Tile } from "./tile";
import { type StageView, spotlightOf, type TileItem, tilesOf } from "./tiles";
import { useFullScreen } from "./use-full-screen";
import { useKeptFocus } from "./use-kept-focus";
import { useSeen } from "./use-seen";

const DeviceDialog = onDemand(() => import("../devices/device-dialog"));
const RingDialog = onDemand(() => import("./ring-dialog"));

type StageProps = {
  session: CallSession;
  actions: CallSessionActions;
  /** Whether one may mute others, put them out and end the call. */
  canModerate: boolean;
  /** Where one writes to the others: under the stage, or in the panel beside the page. */
  chat: "under" | "panel";
  className?: string;
};

/** The pictures of a call and its controls, on a dark ground in both themes. */
export function Stage({ session, actions, canModerate, chat, className }: StageProps) {
  const { call, participantId, speaking, remote } = session;
  const [chosenView, setView] = useState<StageView | null>(null);
  const [pinned, setPinned] = useState<string | null>(null);
  const [open, setOpen] = useState<"devices" | "ring" | "end" | null>(null);
  const close = () => setOpen(null);
  const fullScreen = useFullScreen();
  const [isChatUp, setChatUp] = useState(false);
  const isPanelOpen = usePanel() === "messages";
  const isChatShown = chat === "under" ? isChatUp : isPanelOpen;
  const items = tilesOf(session);
  const view =
    chosenView ?? (items.some(({ kind, isMe }) => kind === "screen" && !isMe) ? "speaker" : "grid");
  const lastSpeaker = useLastSpeaker(speaking, participantId);
  const spotlight = spotlightOf(items, view, pinned, lastSpeaker);
  const keptFocus = useKeptFocus(items.map(({ key }) => key).join());
  useSeen(keptFocus.ref);
  const nameOf = (id: string) => call.participants.find((one) => one.id === id)?.person.name ?? "";

  function react(emoji: string) {
    actions.react(emoji);
    // The node sends it to the others.
    flyingStore.add({ callId: call.id, participantId, emoji });
  }

  const tile = (item: TileItem, size: "large" | "small" = "large") => ({
    ...{ item, size, callId: call.id, canModerate, isPinned: pinned === item.key },
    isSpeaking: speaking.has(item.participant.id),
    onPin: () => setPinned(pinned === item.key ? null : item.key),
    volume: item.isMe ? null : (remote.get(item.participant.id)?.volume ?? 1),
    onVolume: (volume: number) => actions.setVolume(item.participant.id, volume),
  });

  return (
    <section
      {...keptFocus}
      tabIndex={-1}
      aria-label="Call"
      data-theme="dark"
      data-call-stage={fullScreen.isOn ? (chat === "under" && isChatUp ? "full chat" : "full") : ""}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !fullScreen.isOn || event.defaultPrevented) return;
        event.preventDefault();
        fullScreen.set(false);
      }}
      className={cn(
        "flex min-h-0 min-w-0 flex-col bg-rail text-ink outline-none",
        fullScreen.isOn ? "fixed inset-0 z-40" : className,
      )}
    >
      <StageHead session={session}>
        {fullScreen.isOn && (
          <IconButton
            label={isChatShown ? "Hide the chat" : "Show the chat"}
            aria-pressed={isChatShown}
            onClick={() => {
              if (chat === "under") setChatUp(!isChatUp);
              else showBeside(isPanelOpen ? null : { panel: "messages" });
            }}
          >
            <MessageSquareText />
          </IconButton>
        )}
      </StageHead>
      <StageNotice session={session} actions={actions} />
      <div className="relative flex min-h-0 flex-1 flex-col px-3">
        {spotlight ? (
          <Spotlight
            main={<Tile {...tile(spotlight)} key={spotlight.key} className="size-full" />}
            others={items
              .filter((item) => item !== spotlight)
              .map((item) => (
                <Tile
                  {...tile(item, "small")}
                  key={item.key}
                  className="aspect-video w-44 shrink-0 max-lg:w-36"
                />
              ))}
          />
        ) : (
          <Grid count={items.length}>
            {(style) => items.map((item) => <Tile {...tile(item)} key={item.key} style={style} />)}
          </Grid>
        )}
        <FlyingReactions callId={call.id} nameOf={nameOf} />
      </div>
      <ControlBar
        {...{ session, view }}
        actions={{ ...actions, react }}
        isDeafened={session.isDeafened}
        onDeafen={() => attempt(actions.setDeafened(!session.isDeafened))}
        isPushToTalk={session.isPushToTalk}
        onPushToTalk={actions.setPushToTalk}
        onView={(next) => {
          setView(next);
          if (next === "grid") setPinned(null);
        }}
        isFullScreen={fullScreen.isOn}
        onFullScreen={() => fullScreen.set(!fullScreen.isOn)}
        onDevices={() => setOpen("devices")}
        onRing={session.canSpeak ? () => setOpen("ring") : null}
        onEnd={canModerate ? () => setOpen("end") : null}
      />
      {open === "devices" && <DeviceDialog open onOpenChange={close} actions={actions} session={session} />}
      {open === "ring" && <RingDialog open onOpenChange={close} call={call} />}
      <ConfirmDialog
        open={open === "end"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title="End the call for everyone?"
        description="Everybody is put out of it. A new one can be started at once."
        confirmLabel="End the call"
        onConfirm={() => request(endCallContract, { params: { callId: call.id } })}
      />
    </section>
  );
}

/** The time and the connection. */
function StageHead({ session, children }: { session: CallSession; children: ReactNode }) {
  const time = useCallTime(session.call);
  const { tone, words } = connectionOf(session);
  return (
    <header className="flex h-9 shrink-0 items-center gap-2 px-4 text-sm">
      <span className={cn("truncate", tone === "warn" ? "text-warn" : "text-muted")}>{words}</span>
      <span className="ml-auto text-muted tabular-nums">{time}</span>
      {children}
    </header>
  );
}

function StageNotice({ session, actions }: Pick<StageProps, "session" | "actions">) {
  const { needsTap, notice } = session;
  return (
    <>
      {needsTap && (
        <p className="mx-3 mb-2 flex items-center gap-3 rounded-md bg-brass-soft px-3 py-1.5 text-sm">
          <Volume2 className="size-4 shrink-0 text-warn" aria-hidden="true" />
          <span className="min-w-0 flex-1">The browser waits for a tap before it plays sound.</span>
          <Button size="sm" onClick={actions.resume}>
            Tap to hear
          </Button>
        </p>
      )}
      {notice && (
        <p
          role="status"
          className="mx-3 mb-2 flex items-center gap-3 rounded-md bg-hover px-3 py-1.5 text-sm"
        >
          <span className="min-w-0 flex-1">{notice}</span>
          <Button size="sm" variant="ghost" onClick={actions.dismissNotice}>
            OK
          </Button>
        </p>
      )}
    </>
  );
}

/** Who spoke last, myself left out; it stays when they stop, so that the view doesn't jump. */
function useLastSpeaker(speaking: ReadonlySet<string>, myId: string): string | null {
  const [last, setLast] = useState<string | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const current = [...speaking].find((id) => id !== myId) ?? null;
  useEffect(() => {
    if (!current) return;
    // A cough doesn't take the stage.
    waiting.current = setTimeout(() => setLast(current), 600);
    return () => clearTimeout(waiting.current);
  }, [current]);
  return last;
}
