"use client";
import { HeadphoneOff, Headphones, PhoneOff, Volume2 } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { attempt } from "./attempt";
import { useCallTime } from "./call-clock";
import { connectionOf } from "./call-words";
import type { CallSession, CallSessionActions } from "./session/types";
import { RoundButton } from "./stage/round-button";
import { CameraSwitch, MuteSwitch } from "./stage/switches";
import { stageStore } from "./stage-store";
import type { CallPlace } from "./use-call-place";

type CallBarProps = { session: CallSession; actions: CallSessionActions; place: CallPlace };

/** The call that this page is in, wherever one goes: at the bottom of the sidebar, a strip on the phone. */
export function CallBar({ session, actions, place }: CallBarProps) {
  const { isDeafened, needsTap } = session;
  const { showPage } = useShell();
  const isHere = usePathname() === place.href;
  const time = useCallTime(session.call);
  const { tone, words } = connectionOf(session);
  return (
    <section
      aria-label="Your call"
      className="flex shrink-0 flex-col gap-1 border-t bg-surface px-3 py-2 max-md:flex-row max-md:items-center max-md:gap-2 max-md:py-1 max-md:pb-[max(0.25rem,env(safe-area-inset-bottom))]"
    >
      <div className="flex min-w-0 items-center gap-2 max-md:flex-1">
        <span
          aria-hidden="true"
          className={cn(
            "size-2 shrink-0 rounded-full",
            tone === "ok" ? "bg-ok" : tone === "warn" ? "bg-brass" : "bg-line-strong",
          )}
        />
        <div className="min-w-0 flex-1">
          <Link
            href={place.href}
            prefetch={false}
            onClick={(event) => {
              showPage();
              stageStore.set({ isHidden: false });
              if (isHere) event.preventDefault();
            }}
            className="tap-target block truncate font-medium text-sm hover:underline"
          >
            {place.name}
          </Link>
          <p className="flex gap-1.5 text-muted text-xs">
            <span className={cn("truncate", tone === "warn" && "text-warn")}>{words}</span>
            {time && <span className="tabular-nums">{time}</span>}
          </p>
        </div>
      </div>
      {needsTap && (
        <Button size="sm" icon={<Volume2 />} onClick={actions.resume}>
          Tap to hear
        </Button>
      )}
      <div role="toolbar" aria-label="Call controls" className="flex items-center gap-1.5">
        <MuteSwitch {...{ session, actions }} size="md" />
        <RoundButton
          size="md"
          label={isDeafened ? "Hear the others again" : "Deafen"}
          shortcut="mod+shift+d"
          tone={isDeafened ? "off" : "plain"}
          onClick={() => attempt(actions.setDeafened(!isDeafened))}
        >
          {isDeafened ? <HeadphoneOff /> : <Headphones />}
        </RoundButton>
        <CameraSwitch {...{ session, actions }} size="md" />
        <span className="flex-1" />
        <RoundButton size="md" label="Leave the call" tone="danger" onClick={() => attempt(actions.leave())}>
          <PhoneOff />
        </RoundButton>
      </div>
    </section>
  );
}
