"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { unreadAfterOf } from "@/components/messages/unread-lines";
import { askContract } from "@/lib/ai/messages/contract";
import { modelsQuery } from "@/lib/ai/models/queries";
import { textOf } from "@/lib/ai/parts";
import { useRun } from "@/lib/ai/runs/follow";
import { bindAiChatEvents } from "@/lib/ai/sessions/cache-events";
import { createAiSessionContract } from "@/lib/ai/sessions/contract";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { listMessagesContract } from "@/lib/messages/contract";
import { useCacheEvents } from "@/lib/realtime/client";
import { useNonce } from "../use-nonce";

export type SummaryTarget = {
  channel: Pick<TreeChannel, "id" | "name" | "readSeq" | "lastSeq">;
  /** Of a thread instead. */
  threadId?: string | undefined;
};

const AS_LIST =
  "Say in a few points what it was about, what was decided and what is open. If something is to be done, end with a heading “Action items” and a checklist, one line “- [ ] …” each, with who does it and by when where that was said.";

/** Asks for a summary once a model is there to ask, and follows its answer. */
export function useSummary({ channel, threadId }: SummaryTarget) {
  useCacheEvents(bindAiChatEvents);
  const { id: workspaceId } = useWorkspaceIds();
  const models = useQuery(modelsQuery());
  const sessionId = useRef<string>(undefined);
  const made = useNonce();
  const asked = useNonce();
  const { mutate, data, error } = useMutation({
    mutationFn: async () => {
      const text = threadId ? `Summarize this thread. ${AS_LIST}` : await questionOf(channel);
      // Another try goes on in the same chat, with the same question.
      const body = { sessionId: made.of(workspaceId) };
      sessionId.current ??= (await call(createAiSessionContract, { params: { workspaceId }, body })).id;
      const context = [
        threadId ? { type: "message" as const, id: threadId } : { type: "channel" as const, id: channel.id },
      ];
      const question = { parentId: null, text, context, nonce: asked.of(sessionId.current) };
      return call(askContract, { params: { aiSessionId: sessionId.current }, body: question });
    },
    onError: (failure) => {
      if (!(failure instanceof AppError) || failure.code !== "not_found") return;
      sessionId.current = undefined;
      made.done();
    },
  });
  const hasModel = models.data !== undefined && models.data.length > 0;
  const isStarted = useRef(false);
  useEffect(() => {
    if (!hasModel || isStarted.current) return;
    isStarted.current = true;
    mutate();
  }, [hasModel, mutate]);

  const runId = data?.answer.runId ?? null;
  const run = useRun(runId);
  const isWritten = data !== undefined && (run.isEnded || runId === null);
  const chat = useQuery({ ...aiChatQuery(data?.answer.sessionId ?? ""), enabled: isWritten });
  const answer = chat.data?.messages.find(({ id, finish }) => id === data?.answer.id && finish !== null);
  return {
    /** Nothing was asked yet, and nothing can be. */
    isNone: !data && !error && models.data?.length === 0,
    sessionId: data?.answer.sessionId,
    /** As it grows, then as it is stored. */
    text: textOf(answer ? answer.parts : run.parts),
    answer,
    /** While it is being written. */
    runId: isWritten ? null : runId,
    error: error ?? (models.data ? null : models.error) ?? (answer ? null : chat.error),
    retry() {
      if (!models.data) void models.refetch();
      else if (data) void chat.refetch();
      else mutate();
    },
  };
}

/** Since where one had read to when one came; where nothing was unread, of the latest messages. */
async function questionOf({ id, name, readSeq, lastSeq }: SummaryTarget["channel"]): Promise<string> {
  const after = unreadAfterOf(id) ?? readSeq;
  const query = { after, limit: 1 };
  const { items } =
    after < lastSeq ? await call(listMessagesContract, { params: { channelId: id }, query }) : { items: [] };
  const since = items[0]?.createdAt.slice(0, 16).replace("T", " ");
  const what = since
    ? `What did I miss in ${name}? Summarize what was said since ${since} UTC, and nothing before.`
    : `Summarize the latest messages in ${name}.`;
  return `${what} ${AS_LIST}`;
}
