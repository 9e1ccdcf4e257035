"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useChannels, useWorkspaceIds, useWorkspaces } from "@/components/app/workspace-context";
import { callsForMe } from "@/components/channels/build-tree";
import { conversationsQuery } from "@/lib/conversations/queries";
import { unreadQuery } from "@/lib/inbox/queries";
import { type TabBadge as Badge, badgeOf } from "./badge-of";
import { setTabBadge } from "./set-tab-badge";

/** What is unread, before the title of the browser's tab and in its icon. */
export default function TabBadge() {
  const { id } = useWorkspaceIds();
  const counts = useQuery(unreadQuery()).data ?? {};
  const conversations = useInfiniteQuery(conversationsQuery()).data?.pages.flatMap(({ items }) => items);
  const isUnreadElsewhere = useWorkspaces().some((other) => other.id !== id && other.hasUnread);
  const isUnread = useChannels().some(callsForMe) || isUnreadElsewhere;
  const { count, hasDot }: Badge = badgeOf(counts, conversations ?? [], isUnread);
  useEffect(() => setTabBadge({ count, hasDot }), [count, hasDot]);
  useEffect(() => () => setTabBadge({ count: 0, hasDot: false })(), []);
  return null;
}
