"use client";
import { BellOff, ChevronRight, Lock, PencilLine } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import type { KeyboardEvent } from "react";
import { StatusEmoji } from "@/components/people/status-emoji";
import { Avatar } from "@/components/ui/avatar";
import { CountBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { onDemand } from "@/components/ui/on-demand";
import type { Call } from "@/lib/calls/schema";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { ChannelIcon } from "./channel-icon";
import type { ChannelNode, TreeRow } from "./channel-node";

const RowJoin = onDemand(() => import("@/components/calls/join/row-join"), <span hidden />);
const RowParticipants = onDemand(() => import("@/components/calls/row-participants"), <span hidden />);

type ChannelRowProps = {
  row: TreeRow;
  /** What is open there. */
  call: Call | undefined;
  isActive: boolean;
  isTabStop: boolean;
  elementRef: (element: HTMLElement | null) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onToggle: () => void;
  onOpen: () => void;
  onContextMenu: () => void;
};

export function ChannelRow({
  row,
  call,
  isActive,
  isTabStop,
  elementRef,
  onToggle,
  onOpen,
  ...events
}: ChannelRowProps) {
  const { node, level, isExpanded } = row;
  const isBold = !node.isMuted && (Boolean(node.unread || node.hasChanges) || row.hidesUnread);
  const indent = `${0.25 + (level - 1) * 0.875}rem`;
  const line = (
    <Link
      ref={elementRef}
      href={node.href}
      prefetch={false}
      role="treeitem"
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={isExpanded}
      aria-selected={isActive}
      aria-current={isActive ? "page" : undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={onOpen}
      {...events}
      style={{ paddingLeft: indent }}
      className={cn(
        "group flex h-7 min-w-0 has-data-opening:bg-accent-soft select-none items-center gap-1.5 rounded-md pr-1.5 text-sm outline-offset-[-2px] pointer-coarse:h-11 pointer-coarse:text-base",
        isActive ? "bg-accent-soft" : "hover:bg-hover",
        isActive || isBold ? "text-ink" : "text-muted hover:text-ink",
        isBold && "font-semibold",
      )}
    >
      <Opening />
      <Chevron isExpanded={isExpanded} onToggle={onToggle} />
      <RowIcon node={node} isActive={isActive} isBold={Boolean(isBold)} />
      <span className="min-w-0 flex-1 truncate">{node.name}</span>
      {node.statusOf && <StatusEmoji userId={node.statusOf} />}
      <span className="sr-only">{spokenFacts(node, call)}</span>
      {node.hasDraft && !isActive && <PencilLine className="size-3 shrink-0 text-muted" aria-hidden="true" />}
      {node.isMuted && <BellOff className="size-3 shrink-0 text-muted" aria-hidden="true" />}
      {node.isPrivate && <Lock className="size-3 shrink-0 text-muted" aria-hidden="true" />}
      {node.mentions ? (
        <CountBadge count={node.mentions} label="mentions" />
      ) : (
        !node.isMuted && <CountBadge count={node.unread ?? 0} label="unread" tone="neutral" />
      )}
      {node.hasChanges && !node.isMuted && !node.unread && !node.mentions && (
        <span className="size-2 shrink-0 rounded-full bg-accent" aria-hidden="true" />
      )}
      {CHANNEL_TYPES[node.type].calls === "room" && <RowJoin channelId={node.id} />}
    </Link>
  );
  if (!call) return line;
  return (
    <>
      {line}
      <RowParticipants call={call} indent={`calc(${indent} + 2.75rem)`} />
    </>
  );
}

/** Marks the row at once, while its page is on the way. */
function Opening() {
  return useLinkStatus().pending && <span data-opening className="hidden" />;
}

// Not a button: a tree item may hold no other control. The arrow keys do the same.
function Chevron({ isExpanded, onToggle }: { isExpanded?: boolean; onToggle: () => void }) {
  if (isExpanded === undefined) return <span className="w-4 shrink-0" />;
  return (
    <span
      aria-hidden="true"
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onToggle();
      }}
      className="tap-target flex size-4 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-press pointer-coarse:-m-2 pointer-coarse:size-8"
    >
      <ChevronRight className={cn("size-3.5 transition-transform duration-100", isExpanded && "rotate-90")} />
    </span>
  );
}

function RowIcon({ node, isActive, isBold }: { node: ChannelNode; isActive: boolean; isBold: boolean }) {
  if (CHANNEL_TYPES[node.type].isPersonal || node.image) {
    return (
      <Avatar
        name={node.name}
        seed={node.seed ?? node.id}
        src={node.image}
        size="sm"
        presence={node.presence}
        className={isActive ? "[--surface:var(--accent-soft)]" : "[--surface:var(--bg)]"}
      />
    );
  }
  return (
    <ChannelIcon type={node.type} className={isActive ? "text-accent" : isBold ? "text-ink" : "text-muted"} />
  );
}

/** The text equivalent of the icons and the font weight; presence and mentions have labels of their own. */
function spokenFacts(node: ChannelNode, call: Call | undefined) {
  const facts = ["", CHANNEL_TYPES[node.type].name];
  if (node.isPrivate) facts.push("private");
  if (node.isMuted) facts.push("muted");
  if (node.hasChanges) facts.push("has unread changes");
  if (node.hasDraft) facts.push("has a draft");
  if (call) facts.push(`call with ${call.participants.map(({ person }) => person.name).join(", ")}`);
  return facts.join(", ");
}
