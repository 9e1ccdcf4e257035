"use client";
import { Ellipsis, FileText, Film, Hand, Mic, MicOff, MonitorUp, PhoneOff, SmilePlus } from "lucide-react";
import { useState } from "react";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { Popover } from "@/components/ui/popover";
import { attempt } from "../attempt";
import { canShareScreen } from "../media-support";
import type { CallSession, CallSessionActions } from "../session/types";
import { MoreItems, type MoreItemsProps } from "./more-items";
import { RoundButton } from "./round-button";
import { CameraSwitch, MuteSwitch } from "./switches";

/** As many as fit in a row on a phone. */
export const REACTIONS = ["👍", "❤️", "😂", "🎉", "👏", "😮"];

type ControlBarProps = MoreItemsProps & { session: CallSession; actions: CallSessionActions };

/** Six controls, and a menu with the rest. */
export function ControlBar({ session, actions, ...more }: ControlBarProps) {
  const { screen, canSpeak, isPushToTalk, call, participantId } = session;
  const mine = call.participants.find(({ id }) => id === participantId);
  const isHandRaised = Boolean(mine?.handRaisedAt);
  return (
    <div
      role="toolbar"
      aria-label="Call controls"
      className="flex shrink-0 items-center justify-center gap-2 px-2 pt-2 pb-3 max-sm:gap-1"
    >
      {isPushToTalk && canSpeak ? (
        <HoldToTalk isHeld={session.isTalkHeld} onHold={actions.holdToTalk} />
      ) : (
        <MuteSwitch {...{ session, actions }} />
      )}
      <CameraSwitch {...{ session, actions }} />
      {canShareScreen() && (
        <ShareButton isSharing={screen !== null} canSpeak={canSpeak} onShare={actions.setScreen} />
      )}
      <RoundButton
        label={isHandRaised ? "Lower your hand" : "Raise your hand"}
        tone={isHandRaised ? "on" : "plain"}
        onClick={() => attempt(actions.raiseHand(!isHandRaised))}
      >
        <Hand />
      </RoundButton>
      <ReactionButton onReact={actions.react} />
      <RoundButton label="Leave" tone="danger" onClick={() => attempt(actions.leave())}>
        <PhoneOff />
      </RoundButton>
      <Menu
        side="top"
        align="end"
        className="w-60"
        trigger={
          <RoundButton label="More of this call">
            <Ellipsis />
          </RoundButton>
        }
      >
        <MoreItems {...more} />
      </Menu>
    </div>
  );
}

/** In place of the microphone's switch, where the key of push to talk isn't at hand. */
function HoldToTalk({ isHeld, onHold }: { isHeld: boolean; onHold: (isHeld: boolean) => void }) {
  const letGo = () => onHold(false);
  return (
    <RoundButton
      label="Hold to talk"
      tone={isHeld ? "on" : "off"}
      aria-pressed={isHeld}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onHold(true);
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onLostPointerCapture={letGo}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={({ key, repeat, nativeEvent }) => {
        if (isInputMethodKey(nativeEvent) || repeat) return;
        if (key === " " || key === "Enter") onHold(true);
      }}
      onKeyUp={letGo}
      onBlur={letGo}
    >
      {isHeld ? <Mic /> : <MicOff />}
    </RoundButton>
  );
}

type ShareButtonProps = {
  isSharing: boolean;
  canSpeak: boolean;
  onShare: CallSessionActions["setScreen"];
};

/** Asks what matters of the picture: a slow line can't carry both. */
function ShareButton({ isSharing, canSpeak, onShare }: ShareButtonProps) {
  if (isSharing || !canSpeak)
    return (
      <RoundButton
        label={isSharing ? "Stop sharing" : "Share a screen"}
        tone={isSharing ? "on" : "plain"}
        disabled={!canSpeak}
        onClick={() => attempt(onShare(false))}
      >
        <MonitorUp />
      </RoundButton>
    );
  return (
    <Menu
      side="top"
      align="center"
      className="w-64"
      trigger={
        <RoundButton label="Share a screen">
          <MonitorUp />
        </RoundButton>
      }
    >
      <MenuItem icon={<FileText />} onSelect={() => attempt(onShare(true, "detail"))}>
        Sharp, for text and documents…
      </MenuItem>
      <MenuItem icon={<Film />} onSelect={() => attempt(onShare(true, "motion"))}>
        Smooth, for films and motion…
      </MenuItem>
    </Menu>
  );
}

function ReactionButton({ onReact }: { onReact: (emoji: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title="React"
      hideTitle
      side="top"
      align="center"
      className="w-auto"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <RoundButton label="React">
          <SmilePlus />
        </RoundButton>
      }
    >
      <div className="flex">
        {REACTIONS.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={`React with ${emoji}`}
            onClick={() => {
              onReact(emoji);
              setOpen(false);
            }}
            className="flex size-10 items-center justify-center rounded-md text-xl hover:bg-hover pointer-coarse:size-12"
          >
            {emoji}
          </button>
        ))}
      </div>
    </Popover>
  );
}
