"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useIsOver } from "@/components/people/use-status";
import { showError } from "@/components/ui/show-error";
import { meQuery } from "@/lib/accounts/queries";
import { call } from "@/lib/http/client";
import { changeMessage } from "@/lib/messages/cache-events";
import type { Message } from "@/lib/messages/schema";
import { bindPollEvents } from "@/lib/polls/cache-events";
import { addPollOptionContract, closePollContract, setVotesContract } from "@/lib/polls/contract";
import { myVotesQuery } from "@/lib/polls/queries";
import type { Poll } from "@/lib/polls/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import { applyVotes } from "./apply-votes";

const NONE: string[] = [];

/**
 * A poll as I see it, and what I can do with it. A vote shows at once, and goes again where the server refuses. Votes
 * go out one after the other, so that the last one counts, and each stands on the one before it.
 */
export function usePoll(message: Message, poll: Poll) {
  const client = useQueryClient();
  useCacheEvents(bindPollEvents);
  const userId = useQuery(meQuery()).data?.id ?? "";
  const votesQuery = myVotesQuery(message.id);
  const asked = useQuery({ ...votesQuery, enabled: poll.isAnonymous });
  const known = poll.isAnonymous
    ? (asked.data ?? NONE)
    : poll.options.filter(({ userIds }) => userIds.includes(userId)).map(({ id }) => id);
  /** My choice that the server hasn't confirmed yet. */
  const [wanted, setWanted] = useState<string[] | null>(null);
  const newest = useRef<string[] | null>(null);
  const mine = wanted ?? known;
  const isOver = useIsOver(poll.closesAt);
  const params = { messageId: message.id };

  async function vote(optionIds: string[]) {
    const isSending = newest.current !== null;
    newest.current = optionIds;
    setWanted(optionIds);
    changeMessage(client, { ...message, poll: applyVotes(poll, mine, optionIds, userId) });
    if (isSending) return;
    await client.cancelQueries({ queryKey: votesQuery.queryKey });
    let confirmed = message;
    try {
      let sent: string[];
      do {
        sent = newest.current;
        confirmed = await call(setVotesContract, { params, body: { optionIds: sent } });
        client.setQueryData(votesQuery.queryKey, sent);
      } while (newest.current !== sent);
    } catch (error) {
      showError(error);
    }
    changeMessage(client, confirmed);
    newest.current = null;
    setWanted(null);
  }

  return {
    userId,
    mine,
    isClosed: poll.closedAt !== null || isOver,
    isAuthor: message.author.id === userId,
    /** Of an anonymous poll they have to be asked for first. */
    isReady: userId !== "" && (!poll.isAnonymous || asked.isSuccess),
    choose: (optionId: string) => {
      if (!poll.isMultiple) return void vote([optionId]);
      void vote(mine.includes(optionId) ? mine.filter((id) => id !== optionId) : [...mine, optionId]);
    },
    withdraw: () => void vote([]),
    addOption: async (text: string) =>
      changeMessage(client, await call(addPollOptionContract, { params, body: { text } })),
    close: async () => changeMessage(client, await call(closePollContract, { params })),
  };
}

export type PollState = ReturnType<typeof usePoll>;
