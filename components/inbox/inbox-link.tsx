"use client";
import { useQuery } from "@tanstack/react-query";
import { SidebarLink } from "@/components/shell/sidebar-link";
import { CountBadge } from "@/components/ui/badge";
import { unreadQuery } from "@/lib/inbox/queries";

/** The way into the inbox, at the top of the sidebar, with how much is unread in it. */
export function InboxLink() {
  const counts = useQuery(unreadQuery()).data ?? {};
  const unread = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <SidebarLink page="inbox" isStrong={unread > 0}>
      <CountBadge count={unread} label="unread" />
    </SidebarLink>
  );
}
