"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { askWorkspaceContract } from "@/lib/ai/ask/contract";
import type { AskScope } from "@/lib/ai/ask/schema";
import { bindAiChatEvents } from "@/lib/ai/sessions/cache-events";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import { call } from "@/lib/http/client";
import { newId } from "@/lib/new-id";
import { useCacheEvents } from "@/lib/realtime/client";

/**
 * Asks the workspace, and opens the chat in which the answer grows; offers it where the dialog was closed meanwhile.
 * @param open whether the dialog that asks is open
 */
export function useAsk(open: boolean, onAsked: () => void) {
  // The chat is in the cache before its screen is.
  useCacheEvents(bindAiChatEvents);
  const { id: workspaceId, slug } = useWorkspaceIds();
  const client = useQueryClient();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  // The same question again, after a failure, is the same chat.
  const last = useRef({ question: "", sessionId: "" });

  // Counts its closings.
  const closed = useRef(0);
  useEffect(() => {
    if (!open) return;
    return () => {
      closed.current += 1;
    };
  }, [open]);

  async function ask(text: string, scope: AskScope) {
    if (isAsking) return;
    const question = JSON.stringify([text, scope]);
    if (last.current.question !== question) last.current = { question, sessionId: newId() };
    const { sessionId } = last.current;
    const closedBefore = closed.current;
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
      const show = () => router.push(aiChatPath(slug, sessionId));
      if (closed.current !== closedBefore)
        return void toast.success("Your question was asked.", { action: { label: "Open", onClick: show } });
      onAsked();
      show();
    } catch (error) {
      showError(error);
    } finally {
      setAsking(false);
    }
  }
  return { ask, isAsking };
}
