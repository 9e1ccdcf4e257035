"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useAttempt } from "@/components/use-attempt";
import { shareAiSessionContract, stopSharingAiSessionContract } from "@/lib/ai/sessions/contract";
import { withSession } from "@/lib/ai/sessions/merge";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import type { AiChat, AiSession } from "@/lib/ai/sessions/schema";
import { call } from "@/lib/http/client";

/** Shares the branch of a chat that is open, and ends that. */
export function useSharing({ id, leafId }: Pick<AiSession, "id" | "leafId">) {
  const client = useQueryClient();
  const { error, isBusy, attempt } = useAttempt();
  const params = { aiSessionId: id };
  const change = (work: () => Promise<AiSession>) =>
    void attempt(async () => {
      const changed = await work();
      client.setQueryData<AiChat>(
        aiChatQuery(id).queryKey,
        (chat) => chat && withSession(chat, changed, false),
      );
    });
  return {
    ...{ error, isBusy },
    share: () => leafId && change(() => call(shareAiSessionContract, { params, body: { leafId } })),
    stop: () => change(() => call(stopSharingAiSessionContract, { params })),
  };
}
