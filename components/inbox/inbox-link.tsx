"use client";
import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useShell } from "@/components/shell/shell-context";
import { CountBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { useWorkspaceIds } from "@/components/workspaces/workspace-context";
import { unreadQuery } from "@/lib/inbox/queries";
import { inboxPath } from "./item-path";

/** The way into the inbox, at the top of the sidebar, with how much is unread in it. */
export function InboxLink() {
  const { slug } = useWorkspaceIds();
  const { showPage } = useShell();
  const path = inboxPath(slug);
  const isHere = usePathname() === path;
  const counts = useQuery(unreadQuery()).data ?? {};
  const unread = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <Link
      href={path}
      prefetch={false}
      onClick={showPage}
      aria-current={isHere ? "page" : undefined}
      className={cn(
        "mx-2 mt-1.5 flex h-7 items-center gap-2 rounded-md px-2 text-sm pointer-coarse:h-11 pointer-coarse:text-base",
        isHere ? "bg-accent-soft text-ink" : "hover:bg-hover",
        unread > 0 ? "font-semibold text-ink" : !isHere && "text-muted hover:text-ink",
      )}
    >
      <Inbox className="size-4 shrink-0" aria-hidden="true" />
      <span className="flex-1">Inbox</span>
      <CountBadge count={unread} label="unread" />
    </Link>
  );
}
