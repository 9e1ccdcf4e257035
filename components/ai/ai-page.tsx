"use client";
import { useQuery } from "@tanstack/react-query";
import { Sparkle } from "lucide-react";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { PaneHeader } from "@/components/shell/pane-header";
import { onDemand } from "@/components/ui/on-demand";
import { aiChatQuery } from "@/lib/ai/sessions/queries";

const ChatActions = onDemand(() => import("./chat-actions"));
const AiScreen = onDemand(() => import("./ai-screen"), <MessageListSkeleton rows={4} />);

/** The AI chats of a workspace. @param openId the chat that is open, "new" for one that begins, null for the list */
export function AiPage({ openId }: { openId: string | null }) {
  const sessionId = openId === "new" ? null : openId;
  const chat = useQuery({ ...aiChatQuery(sessionId ?? ""), enabled: sessionId !== null });
  const title = sessionId ? chat.data?.session.title || "New chat" : "AI chats";
  return (
    <>
      <PaneHeader
        title={title}
        icon={<Sparkle className="size-4" aria-hidden="true" />}
        actions={sessionId && <ChatActions sessionId={sessionId} />}
      />
      <AiScreen openId={openId} />
    </>
  );
}
