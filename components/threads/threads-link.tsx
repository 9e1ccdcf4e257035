"use client";
import { useQuery } from "@tanstack/react-query";
import { SidebarLink } from "@/components/shell/sidebar-link";
import { unreadQuery } from "@/lib/inbox/queries";

/** The way to the threads I follow, strong where one has something new. How many is counted in the inbox, once. */
export function ThreadsLink() {
  const unread = useQuery(unreadQuery()).data?.THREAD_REPLY ?? 0;
  return <SidebarLink page="threads" isStrong={unread > 0} />;
}
