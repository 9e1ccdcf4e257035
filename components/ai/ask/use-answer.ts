"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { askWorkspaceContract } from "@/lib/ai/ask/contract";
import type { AskScope } from "@/lib/ai/ask/schema";
import { textOf } from "@/lib/ai/parts";
import { useRun } from "@/lib/ai/runs/follow";
import { bindAiChatEvents } from "@/lib/ai/sessions/cache-events";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import { call } from "@/lib/http/client";
import { newId } from "@/lib/new-id";
import { useCacheEvents } from "@/lib/realtime/client";
import { personCalled } from "./person-called";

/** Asks a question once it is shown, and follows its answer. */
export function useAnswer(question: string, scope: AskScope, from?: string) {
  const client = useQueryClient();
  useCacheEvents(bindAiChatEvents);
  const { id: workspaceId } = useWorkspaceIds();
  // Another try after a failure is the same chat.
  const sessionId = useRef<string>(undefined);
  const { mutate, data, error } = useMutation({
    mutationFn: async () => {
      const authorId = from && (await personCalled(client, workspaceId, from));
      sessionId.current ??= newId();
      const limits = { ...scope, ...(authorId && { authorId }) };
      const body = { sessionId: sessionId.current, text: question, scope: limits };
      return call(askWorkspaceContract, { params: { workspaceId }, body });
    },
  });
  const isStarted = useRef(false);
  useEffect(() => {
    if (isStarted.current) return;
    isStarted.current = true;
    mutate();
  }, [mutate]);

  const runId = data?.answer.runId ?? null;
  const run = useRun(runId);
  const isWritten = data !== undefined && (run.isEnded || runId === null);
  const chat = useQuery({ ...aiChatQuery(data?.session.id ?? ""), enabled: isWritten });
  const answer = chat.data?.messages.find(({ id, finish }) => id === data?.answer.id && finish !== null);
  return {
    sessionId: data?.session.id,
    /** As it grows, then as it is stored. */
    text: textOf(answer ? answer.parts : run.parts),
    answer,
    /** While it is being written. */
    runId: isWritten ? null : runId,
    error: error ?? (answer ? null : chat.error),
    retry: () => (data ? void chat.refetch() : mutate()),
  };
}
