"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Sparkle } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { bindAiChatEvents } from "@/lib/ai/sessions/cache-events";
import { aiChatPath, newAiChatPath } from "@/lib/ai/sessions/paths";
import { aiSessionsQuery } from "@/lib/ai/sessions/queries";
import { useCacheEvents } from "@/lib/realtime/client";
import { titleOf } from "./chat-title";

const SHOWN = 6;

export default function RecentChats() {
  useCacheEvents(bindAiChatEvents);
  const { id: workspaceId, slug } = useWorkspaceIds();
  const { data, isError, refetch } = useInfiniteQuery(aiSessionsQuery(workspaceId, { list: "mine" }));
  const chats = data?.pages[0]?.items.slice(0, SHOWN);
  if (!chats && isError)
    return (
      <Button size="sm" variant="ghost" className="mx-3" onClick={() => void refetch()}>
        They didn’t load. Try again
      </Button>
    );
  if (!chats) return <Skeleton className="mx-4 h-6" />;
  return (
    <ul aria-label="Recent AI chats">
      {chats.map((chat) => (
        <Row key={chat.id} href={aiChatPath(slug, chat.id)} icon={<Sparkle />}>
          {titleOf(chat)}
        </Row>
      ))}
      <Row href={newAiChatPath(slug)} icon={<Plus />}>
        New AI chat
      </Row>
    </ul>
  );
}

function Row({ href, icon, children }: { href: string; icon: ReactNode; children: string }) {
  const { showPage } = useShell();
  const isHere = usePathname() === href;
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        onClick={showPage}
        aria-current={isHere ? "page" : undefined}
        className={cn(
          "mx-2 flex h-7 items-center gap-1.5 rounded-md pr-1.5 pl-6.5 text-sm pointer-coarse:h-11 pointer-coarse:text-base [&>svg]:size-4 [&>svg]:shrink-0",
          isHere ? "bg-accent-soft text-ink" : "text-muted hover:bg-hover hover:text-ink",
        )}
      >
        {icon}
        <bdi className="min-w-0 flex-1 truncate">{children}</bdi>
      </Link>
    </li>
  );
}
