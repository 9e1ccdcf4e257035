"use client";
import {
  AtSign,
  Bell,
  BellOff,
  Check,
  Flag,
  MailPlus,
  MessageCircle,
  MessagesSquare,
  Smile,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { useTimeFormat } from "@/components/ui/time";
import { type InboxIconName, inboxKind } from "@/lib/inbox/kinds";
import type { InboxItem } from "@/lib/inbox/schema";
import { reasonOf, wordsOf } from "@/lib/notifications/alert";
import { AcceptInvite } from "./accept-invite";
import { itemPath } from "./item-path";
import { SnoozeMenu } from "./snooze-menu";
import type { InboxChanges } from "./use-inbox-changes";
import { placeNoun, useMute } from "./use-mute";

const ICONS: Record<InboxIconName, ReactNode> = {
  mention: <AtSign />,
  thread: <MessagesSquare />,
  message: <MessageCircle />,
  reaction: <Smile />,
  invite: <MailPlus />,
  reminder: <Bell />,
  report: <Flag />,
  warning: <TriangleAlert />,
};

type InboxRowProps = { item: InboxItem; slug: string; changes: InboxChanges };

/** The whole row opens the exact place; what one can do with it comes with the pointer or the focus. */
export function InboxRow({ item, slug, changes }: InboxRowProps) {
  const format = useTimeFormat();
  const text = wordsOf(item);
  return (
    <li
      data-inbox-item={item.id}
      className="group relative flex items-start gap-3 px-4 py-3 focus-within:bg-hover hover:bg-hover has-aria-expanded:bg-hover max-md:px-3"
    >
      <span className={cn("mt-3 size-2 shrink-0 rounded-full", item.isRead ? "bg-transparent" : "bg-accent")}>
        {!item.isRead && <span className="sr-only">Unread</span>}
      </span>
      <span className="relative mt-0.5 shrink-0">
        <Avatar name={item.actor?.name ?? "Guildhall"} seed={item.actor?.id} src={item.actor?.image} />
        <span
          aria-hidden="true"
          className="-right-1.5 -bottom-1.5 absolute flex size-4.5 items-center justify-center rounded-full bg-surface text-muted [&_svg]:size-3"
        >
          {ICONS[inboxKind(item.kind).icon]}
        </span>
      </span>
      <div className="min-w-0 flex-1">
        <Link
          href={itemPath(item, slug)}
          prefetch={false}
          onClick={() => changes.markRead(item)}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:outline-offset-[-2px]"
        >
          <span className={cn("text-sm", !item.isRead && "font-semibold")}>{reasonOf(item)}</span>
          {text && (
            <span
              className={cn(
                "wrap-anywhere text-muted text-sm",
                // There is nowhere else to read the rest of it.
                inboxKind(item.kind).text === "whole" ? "block whitespace-pre-line" : "line-clamp-2",
              )}
            >
              {text}
            </span>
          )}
        </Link>
        <p className="mt-0.5 text-muted text-xs max-md:flex max-md:min-h-11 max-md:items-center">
          {item.workspace && item.workspace.slug !== slug && (
            <>
              <bdi>{item.workspace.name}</bdi> ·{" "}
            </>
          )}
          <time dateTime={item.at} title={format.full(item.at)} suppressHydrationWarning>
            {item.snoozedUntil
              ? `Comes back ${format.moment(item.at)}`
              : `${format.dayName(item.at)}, ${format.time(item.at)}`}
          </time>
        </p>
        {item.kind === "INVITE" && !item.isDone && <AcceptInvite item={item} />}
      </div>
      <div className="relative flex shrink-0 gap-0.5 transition-opacity max-md:absolute max-md:right-1 max-md:bottom-2 group-focus-within:opacity-100 group-hover:opacity-100 group-has-aria-expanded:opacity-100 pointer-fine:opacity-0">
        <MuteButton item={item} />
        {!item.isDone && !item.snoozedUntil && (
          <SnoozeMenu onSnooze={(until) => changes.snooze(item, until)} />
        )}
        {item.snoozedUntil && (
          <IconButton size="sm" label="Bring back now" onClick={() => changes.wake(item)}>
            <Undo2 />
          </IconButton>
        )}
        <IconButton
          size="sm"
          label={item.isDone ? "Not done" : "Done"}
          shortcut="e"
          onClick={() => changes.toggleDone(item)}
        >
          {item.isDone ? <Undo2 /> : <Check />}
        </IconButton>
      </div>
    </li>
  );
}

function MuteButton({ item }: { item: InboxItem }) {
  const mute = useMute();
  if (!item.channel) return null;
  const label = `${item.isMuted ? "Unmute" : "Mute"} this ${placeNoun(item)}`;
  return (
    <IconButton size="sm" label={label} onClick={() => void mute(item)}>
      {item.isMuted ? <Bell /> : <BellOff />}
    </IconButton>
  );
}
