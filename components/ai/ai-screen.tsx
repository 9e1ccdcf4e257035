"use client";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { cn } from "@/components/ui/cn";
import { bindAiChatEvents } from "@/lib/ai/sessions/cache-events";
import { aiChatsPath } from "@/lib/ai/sessions/paths";
import { useCacheEvents } from "@/lib/realtime/client";
import { ChatList } from "./chat-list";
import { ChatView } from "./chat-view";
import { NewChat } from "./new-chat";

/** The list beside the chat that is open; on a phone one of them. */
export default function AiScreen({ openId }: { openId: string | null }) {
  useCacheEvents(bindAiChatEvents);
  const { slug } = useWorkspaceIds();
  return (
    <div className="flex min-h-0 flex-1">
      <div
        className={cn(
          "flex w-64 shrink-0 flex-col border-r max-md:w-full max-md:border-r-0",
          openId && "max-md:hidden",
        )}
      >
        <ChatList openId={openId} />
      </div>
      <div className={cn("flex min-w-0 flex-1 flex-col", !openId && "max-md:hidden")}>
        <Link
          href={aiChatsPath(slug)}
          className="flex h-11 shrink-0 items-center gap-1 border-b px-2 text-muted text-sm md:hidden"
        >
          <ChevronLeft className="size-4" aria-hidden="true" /> All chats
        </Link>
        {openId && openId !== "new" ? <ChatView sessionId={openId} /> : <NewChat />}
      </div>
    </div>
  );
}
