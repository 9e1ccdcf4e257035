"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { showError } from "@/components/ui/show-error";
import { askWorkspaceContract } from "@/lib/ai/ask/contract";
import type { AskScope } from "@/lib/ai/ask/schema";
import { bindAiChatEvents } from "@/lib/ai/sessions/cache-events";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import { call } from "@/lib/http/client";
import { newId } from "@/lib/new-id";
import { useCacheEvents } from "@/lib/realtime/client";

/** Asks the workspace, and opens the chat in which the answer grows. */
export function useAsk(onAsked: () => void) {
  // The chat is in the cache before its screen is.
  useCacheEvents(bindAiChatEvents);
  const { id: workspaceId, slug } = useWorkspaceIds();
  const client = useQueryClient();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  // The same question again, after a failure, is the same chat.
  const last = useRef({ question: "", sessionId: "" });

  async function ask(text: string, scope: AskScope) {
    if (isAsking) return;
    const question = JSON.stringify([text, scope]);
    if (last.current.question !== question) last.current = { question, sessionId: newId() };
    const { sessionId } = last.current;
    setAsking(true);
    try {
      const started = await call(askWorkspaceContract, {
        params: { workspaceId },
        body: { sessionId, text, scope },
      });
      const messages = started.question ? [started.question, started.answer] : [started.answer];
      client.setQueryData(aiChatQuery(sessionId).queryKey, {
        session: { ...started.session, leafId: started.answer.id },
        instructions: "",
        origin: null,
        nodes: messages.map(({ id, parentId, role }) => ({ id, parentId, role })),
        messages,
      });
      last.current = { question: "", sessionId: "" };
      onAsked();
      router.push(aiChatPath(slug, sessionId));
    } catch (error) {
      showError(error);
    } finally {
      setAsking(false);
    }
  }
  return { ask, isAsking };
}
