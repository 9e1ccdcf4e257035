"use client";
import {
  AtSign,
  Bell,
  Flag,
  MailPlus,
  MessageCircle,
  MessagesSquare,
  PhoneMissed,
  Smile,
  SquareCheck,
  TriangleAlert,
} from "lucide-react";
import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";
import { type InboxIconName, inboxKind } from "@/lib/inbox/kinds";
import type { InboxItem } from "@/lib/inbox/schema";
import { reasonOf, wordsOf } from "@/lib/notifications/alert";
import { ItemButtons } from "./item-buttons";
import { itemPath } from "./item-path";
import { rowTime } from "./row-time";
import type { InboxChanges } from "./use-inbox-changes";

const ICONS: Record<InboxIconName, ReactNode> = {
  mention: <AtSign />,
  thread: <MessagesSquare />,
  message: <MessageCircle />,
  reaction: <Smile />,
  invite: <MailPlus />,
  reminder: <Bell />,
  report: <Flag />,
  warning: <TriangleAlert />,
  task: <SquareCheck />,
  call: <PhoneMissed />,
};

type InboxRowProps = {
  item: InboxItem;
  slug: string;
  changes: InboxChanges;
  isOpen: boolean;
  /** Shows it beside the list, or in place of it. */
  onOpen: (item: InboxItem) => void;
  /** The focus has come to the row. */
  onReach: (item: InboxItem) => void;
  /** Enter on the open item. */
  onEnter: () => void;
};

/** Two lines. What one can do with the item comes with the pointer or the focus; on touch screens, with the item. */
export function InboxRow({ item, slug, changes, isOpen, onOpen, onReach, onEnter }: InboxRowProps) {
  const format = useTimeFormat();
  const text = wordsOf(item);

  /** As any link does where it is opened in a tab of its own. */
  function onClick(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const isKey = event.detail === 0;
    if (isKey && isOpen) onEnter();
    else onOpen(item);
  }

  return (
    <li
      data-inbox-item={item.id}
      className={cn(
        "group relative flex h-14 items-center gap-2.5 px-3 pointer-coarse:h-16",
        isOpen ? "bg-accent-soft" : "focus-within:bg-hover hover:bg-hover has-aria-expanded:bg-hover",
      )}
    >
      <span className={cn("size-2 shrink-0 rounded-full", item.isRead ? "bg-transparent" : "bg-accent")}>
        {!item.isRead && <span className="sr-only">Unread</span>}
      </span>
      <span className="relative shrink-0">
        <Avatar name={item.actor?.name ?? "Guildhall"} seed={item.actor?.id} src={item.actor?.image} />
        <span
          aria-hidden="true"
          className="-right-1.5 -bottom-1.5 absolute flex size-4.5 items-center justify-center rounded-full bg-surface text-muted [&_svg]:size-3"
        >
          {ICONS[inboxKind(item.kind).icon]}
        </span>
      </span>
      <Link
        href={itemPath(item, slug)}
        prefetch={false}
        aria-current={isOpen || undefined}
        onClick={onClick}
        onFocus={() => onReach(item)}
        className="min-w-0 flex-1 outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:outline-offset-[-2px]"
      >
        <span className="flex items-baseline gap-2">
          <span className={cn("min-w-0 flex-1 truncate text-sm", !item.isRead && "font-semibold")}>
            {reasonOf(item)}
          </span>
          <time
            dateTime={item.at}
            title={format.full(item.at)}
            className="shrink-0 text-muted text-xs tabular-nums group-focus-within:opacity-0 group-hover:opacity-0 group-has-aria-expanded:opacity-0 pointer-coarse:opacity-100!"
            suppressHydrationWarning
          >
            {item.snoozedUntil ? `Back ${format.moment(item.at)}` : rowTime(item.at, format)}
          </time>
        </span>
        <span className="block truncate text-muted text-sm">
          {item.workspace && item.workspace.slug !== slug && (
            <>
              <bdi>{item.workspace.name}</bdi>
              {text && " · "}
            </>
          )}
          {text || " "}
        </span>
      </Link>
      <div className="absolute top-1.5 right-2 flex gap-0.5 rounded-md bg-hover transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 group-has-aria-expanded:opacity-100 pointer-coarse:hidden pointer-fine:opacity-0">
        <ItemButtons item={item} changes={changes} isInRow />
      </div>
    </li>
  );
}
