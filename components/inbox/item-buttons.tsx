"use client";
import { Bell, BellOff, Check, Undo2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { inboxKind } from "@/lib/inbox/kinds";
import type { InboxItem } from "@/lib/inbox/schema";
import { SnoozeMenu } from "./snooze-menu";
import type { InboxChanges } from "./use-inbox-changes";
import { placeNoun, useMute } from "./use-mute";

const CallBackButton = onDemand(() => import("@/components/calls/call-back-button"), <span hidden />);

type ItemButtonsProps = {
  item: InboxItem;
  changes: InboxChanges;
  isInRow?: boolean;
  /** Called after what takes the item out of the list. */
  onLeave?: () => void;
};

/** What one can do with an item, in its row and over it. */
export function ItemButtons({ item, changes, isInRow = false, onLeave }: ItemButtonsProps) {
  const mute = useMute();
  const size = isInRow ? "sm" : "md";
  return (
    <>
      {item.channel && inboxKind(item.kind).icon === "call" && (
        <CallBackButton isIcon channelId={item.channel.id} />
      )}
      {item.channel && (
        <IconButton
          size={size}
          label={`${item.isMuted ? "Unmute" : "Mute"} this ${placeNoun(item)}`}
          onClick={() => void mute(item)}
        >
          {item.isMuted ? <Bell /> : <BellOff />}
        </IconButton>
      )}
      {!item.isDone && !item.snoozedUntil && (
        <SnoozeMenu
          size={size}
          onSnooze={(until) => {
            onLeave?.();
            changes.snooze(item, until);
          }}
        />
      )}
      {item.snoozedUntil && (
        <IconButton size={size} label="Bring back now" onClick={() => changes.wake(item)}>
          <Undo2 />
        </IconButton>
      )}
      <IconButton
        size={size}
        label={item.isDone ? "Not done" : "Done"}
        shortcut="e"
        onClick={() => {
          onLeave?.();
          changes.toggleDone(item);
        }}
      >
        {item.isDone ? <Undo2 /> : <Check />}
      </IconButton>
    </>
  );
}
