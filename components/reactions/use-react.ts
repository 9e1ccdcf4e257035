"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "@/components/ui/toast";
import { meQuery } from "@/lib/accounts/queries";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import type { Message } from "@/lib/messages/schema";
import { changeReaction } from "@/lib/reactions/cache-events";
import { isReacting } from "@/lib/reactions/change-reactions";
import { addReactionContract, removeReactionContract } from "@/lib/reactions/contract";

/** Adds or removes my reaction to a message. It shows at once, and is undone where the server refuses. */
export function useReact(message: Message) {
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery());
  const userId = me?.id ?? "";

  const react = useCallback(
    async (emoji: string) => {
      const isAdded = !isReacting(message.reactions, emoji, userId);
      const contract = isAdded ? addReactionContract : removeReactionContract;
      changeReaction(client, message, { emoji, userId, isAdded });
      try {
        await call(contract, { params: { messageId: message.id, emoji } });
      } catch (error) {
        changeReaction(client, message, { emoji, userId, isAdded: !isAdded });
        toast.error(problemOf(error, "That reaction didn’t get through. Try again."));
      }
    },
    [client, message, userId],
  );
  return { react, userId };
}
