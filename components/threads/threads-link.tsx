"use client";
import { useQuery } from "@tanstack/react-query";
import { MessageSquareReply } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { SidebarLink } from "@/components/shell/sidebar-link";
import { CountBadge } from "@/components/ui/badge";
import { unreadQuery } from "@/lib/inbox/queries";

export const threadsPath = (slug: string) => `/w/${slug}/threads`;

/** The way to the threads I follow, with in how many of them something is new. */
export function ThreadsLink() {
  const { slug } = useWorkspaceIds();
  const unread = useQuery(unreadQuery()).data?.THREAD_REPLY ?? 0;
  return (
    <SidebarLink href={threadsPath(slug)} icon={<MessageSquareReply />} label="Threads" isStrong={unread > 0}>
      <CountBadge count={unread} label="with something new" />
    </SidebarLink>
  );
}
