"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/channels/use-channel-changes";
import { useIsOver } from "@/components/people/use-status";
import { meQuery } from "@/lib/accounts/queries";
import { call } from "@/lib/http/client";
import type { Message } from "@/lib/messages/schema";
import { addPollOptionContract, closePollContract, setVotesContract } from "@/lib/polls/contract";
import { myVotesQuery } from "@/lib/polls/queries";
import type { Poll } from "@/lib/polls/schema";
import { changeMessage } from "@/lib/realtime/client-events";
import { applyVotes } from "./apply-votes";

const NONE: string[] = [];

/** A poll as I see it, and what I can do with it. A vote shows at once, and goes again where the server refuses. */
export function usePoll(message: Message, poll: Poll) {
  const client = useQueryClient();
  const userId = useQuery(meQuery()).data?.id ?? "";
  const votesQuery = myVotesQuery(message.id);
  const asked = useQuery({ ...votesQuery, enabled: poll.isAnonymous });
  const mine = poll.isAnonymous
    ? (asked.data ?? NONE)
    : poll.options.filter(({ userIds }) => userIds.includes(userId)).map(({ id }) => id);
  const isOver = useIsOver(poll.closesAt);
  const params = { messageId: message.id };

  async function vote(optionIds: string[]) {
    await client.cancelQueries({ queryKey: votesQuery.queryKey });
    client.setQueryData(votesQuery.queryKey, optionIds);
    changeMessage(client, { ...message, poll: applyVotes(poll, mine, optionIds, userId) });
    try {
      changeMessage(client, await call(setVotesContract, { params, body: { optionIds } }));
    } catch (error) {
      client.setQueryData(votesQuery.queryKey, mine);
      changeMessage(client, message);
      showError(error);
    }
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
