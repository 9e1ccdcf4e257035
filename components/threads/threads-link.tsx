"use client";
import { useQuery } from "@tanstack/react-query";
import { SidebarLink } from "@/components/shell/sidebar-link";
import { CountBadge } from "@/components/ui/badge";
import { unreadQuery } from "@/lib/inbox/queries";

/** The way to the threads I follow, with in how many of them something is new. */
export function ThreadsLink() {
  const unread = useQuery(unreadQuery()).data?.THREAD_REPLY ?? 0;
  return (
    <SidebarLink page="threads" isStrong={unread > 0}>
      <CountBadge count={unread} label="with something new" />
    </SidebarLink>
  );
}
