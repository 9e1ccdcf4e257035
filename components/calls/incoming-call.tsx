"use client";
import { MessageSquareText, Phone, PhoneOff, Video } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { Tooltip } from "@/components/ui/tooltip";
import type { Call } from "@/lib/calls/schema";
import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import { RoundButton } from "./stage/round-button";

export const ANSWER_KEYS = "mod+shift+y";

export const QUICK_ANSWERS = [
  "Can’t talk now. I’ll call you back.",
  "I’m in a meeting. What is it about?",
  "I’ll be there in five minutes.",
];

type IncomingCallProps = {
  call: Call;
  place: { name: string; type: ChannelType | null };
  /** While one is in another call. */
  isQuiet: boolean;
  onAccept: (isVideo: boolean) => void;
  onDecline: (message?: string) => void;
};

/**
 * A call that rings. It takes no focus, since somebody may be typing: it is read out, answered by its keys, and Escape
 * declines where the focus was put into it.
 */
export function IncomingCall({ call, place, isQuiet, onAccept, onDecline }: IncomingCallProps) {
  const { startedBy, isVideo } = call;
  const name = startedBy?.name ?? "Somebody";
  const where = place.type && channelTypeOf(place.type).isPersonal ? null : place.name;
  const what = isVideo ? "Video call" : "Call";
  return (
    <div
      role="alertdialog"
      aria-label={`${name} is calling`}
      aria-describedby={`incoming-${call.id}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onDecline();
      }}
      className="pointer-events-auto w-96 max-w-[calc(100vw-1rem)] rounded-xl border bg-raised p-4 shadow-lg"
    >
      <div className="flex items-center gap-3">
        <span
          className={
            isQuiet
              ? "rounded-full"
              : "animate-pulse rounded-full ring-2 ring-ok ring-offset-2 ring-offset-raised"
          }
        >
          <Avatar name={name} seed={startedBy?.id} src={startedBy?.image} size="lg" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold text-md">
            <bdi>{name}</bdi>
          </p>
          <p id={`incoming-${call.id}`} className="truncate text-muted text-sm">
            {where ? (
              <>
                {what} in <bdi>{where}</bdi>
              </>
            ) : (
              `${what} for you`
            )}
          </p>
        </div>
      </div>
      {isQuiet && <p className="mt-2 text-muted text-sm">Answering leaves the call that you are in.</p>}
      <div className="mt-4 flex items-center gap-2">
        <Tooltip content="Answer" shortcut={ANSWER_KEYS} side="bottom">
          <Button
            variant="primary"
            className="grow"
            icon={isVideo ? <Video /> : <Phone />}
            onClick={() => onAccept(isVideo)}
          >
            {isQuiet ? "Leave and answer" : isVideo ? "Answer with video" : "Answer"}
          </Button>
        </Tooltip>
        <IconButton
          label={isVideo ? "Answer without video" : "Answer with video"}
          className="border"
          onClick={() => onAccept(!isVideo)}
        >
          {isVideo ? <Phone /> : <Video />}
        </IconButton>
        <Menu
          align="end"
          className="w-64"
          trigger={
            <IconButton label="Decline with a message" className="border">
              <MessageSquareText />
            </IconButton>
          }
        >
          {QUICK_ANSWERS.map((text) => (
            <MenuItem key={text} onSelect={() => onDecline(text)}>
              {text}
            </MenuItem>
          ))}
        </Menu>
        <RoundButton size="md" label="Decline" tone="danger" onClick={() => onDecline()}>
          <PhoneOff />
        </RoundButton>
      </div>
    </div>
  );
}
