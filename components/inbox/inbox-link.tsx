"use client";
import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { SidebarLink } from "@/components/shell/sidebar-link";
import { CountBadge } from "@/components/ui/badge";
import { unreadQuery } from "@/lib/inbox/queries";
import { inboxPath } from "./item-path";

/** The way into the inbox, at the top of the sidebar, with how much is unread in it. */
export function InboxLink() {
  const { slug } = useWorkspaceIds();
  const counts = useQuery(unreadQuery()).data ?? {};
  const unread = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <SidebarLink href={inboxPath(slug)} icon={<Inbox />} label="Inbox" isStrong={unread > 0}>
      <CountBadge count={unread} label="unread" />
    </SidebarLink>
  );
}
