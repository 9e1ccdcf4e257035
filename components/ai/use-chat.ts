"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { answerAgainContract, askContract, listAiMessagesContract } from "@/lib/ai/messages/contract";
import { merged } from "@/lib/ai/messages/merged";
import type { AiMessage, NewQuestion } from "@/lib/ai/messages/schema";
import { latestUnder } from "@/lib/ai/messages/tree";
import { withMessage } from "@/lib/ai/sessions/cache-events";
import { updateAiSessionContract } from "@/lib/ai/sessions/contract";
import { withSession } from "@/lib/ai/sessions/merge";
import { aiChangeKey, aiChatQuery, isChanging } from "@/lib/ai/sessions/queries";
import type { AiChat, AiSessionChange } from "@/lib/ai/sessions/schema";
import { call } from "@/lib/http/client";
import { useNonce } from "./use-nonce";

/** What one does in a chat. */
export function useChat(sessionId: string) {
  const client = useQueryClient();
  const params = { aiSessionId: sessionId };
  const { queryKey } = aiChatQuery(sessionId);
  const patch = (change: (chat: AiChat) => AiChat) =>
    client.setQueryData<AiChat>(queryKey, (chat) => chat && change(chat));
  const add = (messages: AiMessage[]) => patch((chat) => messages.reduce(withMessage, chat));

  const asked = useNonce();
  const answered = useNonce();
  const ask = useMutation({
    mutationFn: ({ parentId, ...question }: Omit<NewQuestion, "nonce">) => {
      const nonce = asked.of(parentId, question);
      return call(askContract, { params, body: { ...question, parentId, nonce } });
    },
    onSuccess: ({ question, answer }) => {
      asked.done();
      add(question ? [question, answer] : [answer]);
    },
  });
  const again = useMutation({
    mutationFn: ({ messageId, modelId }: { messageId: string; modelId?: string }) =>
      call(answerAgainContract, {
        params: { aiMessageId: messageId },
        body: { nonce: answered.of(messageId), ...(modelId && { modelId }) },
      }),
    onSuccess: ({ answer }) => {
      answered.done();
      add([answer]);
    },
    onError: showError,
  });
  const change = useMutation({
    mutationKey: aiChangeKey(sessionId),
    // One after the other: the last one chosen is the last one stored.
    scope: { id: aiChangeKey(sessionId).join() },
    mutationFn: (body: AiSessionChange) => call(updateAiSessionContract, { params, body }),
    onSuccess: (session) => patch((chat) => withSession(chat, session, isChanging(client, sessionId, 1))),
    onError: showError,
  });
  /** Reads those messages of a branch that weren't shown yet. */
  const load = useMutation({
    mutationFn: (leafId: string) => call(listAiMessagesContract, { params, query: { leafId, limit: 100 } }),
    onSuccess: ({ items }) => patch((chat) => ({ ...chat, messages: merged(chat.messages, items) })),
  });

  return {
    ...{ ask, again, change, load },
    /** Shows the latest branch through a message, here at once. */
    show(messageId: string) {
      const chat = client.getQueryData(queryKey);
      if (!chat) return;
      const leafId = latestUnder(chat.nodes, messageId);
      patch((given) => ({ ...given, session: { ...given.session, leafId } }));
      change.mutate({ leafId });
    },
  };
}

export type ChatActions = ReturnType<typeof useChat>;
