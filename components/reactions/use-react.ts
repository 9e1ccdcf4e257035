"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "@/components/ui/toast";
import { meQuery } from "@/lib/accounts/queries";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { changeMessage } from "@/lib/messages/cache-events";
import type { Message } from "@/lib/messages/schema";
import { addReactionContract, removeReactionContract } from "@/lib/reactions/contract";
import { isMine, toggleReaction } from "./toggle-reaction";

/** Reacts to a message, or takes it back. It shows at once, and goes again where the server refuses. */
export function useReact(message: Message) {
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery());
  const userId = me?.id ?? "";

  const react = useCallback(
    async (emoji: string) => {
      const contract = isMine(message.reactions, emoji, userId)
        ? removeReactionContract
        : addReactionContract;
      changeMessage(client, { ...message, reactions: toggleReaction(message.reactions, emoji, userId) });
      try {
        changeMessage(client, await call(contract, { params: { messageId: message.id, emoji } }));
      } catch (error) {
        changeMessage(client, message);
        toast.error(problemOf(error, "That reaction didn’t get through. Try again."));
      }
    },
    [client, message, userId],
  );
  return { react, userId };
}
