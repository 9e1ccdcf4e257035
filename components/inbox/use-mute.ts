"use client";
import { useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { call } from "@/lib/http/client";
import { muteInboxItemContract } from "@/lib/inbox/contract";
import { inboxKeys } from "@/lib/inbox/queries";
import type { InboxItem } from "@/lib/inbox/schema";

/** What of an item can be muted. */
export const placeNoun = ({ threadId, channel }: Pick<InboxItem, "threadId" | "channel">) =>
  threadId ? "thread" : channel ? CHANNEL_TYPES[channel.type].noun : "channel";

/** Mutes the place that an item comes from, or takes that back: its thread, else its channel. */
export function useMute() {
  const client = useQueryClient();
  return async (item: InboxItem) => {
    async function set(isMuted: boolean) {
      await call(muteInboxItemContract, { params: { itemId: item.id }, body: { isMuted } });
      await client.invalidateQueries({ queryKey: inboxKeys.all });
    }
    const noun = placeNoun(item);
    try {
      await set(!item.isMuted);
      toast.success(`${noun[0]?.toUpperCase()}${noun.slice(1)} ${item.isMuted ? "unmuted" : "muted"}`, {
        action: { label: "Undo", onClick: () => void set(item.isMuted).catch(showError) },
      });
    } catch (error) {
      showError(error);
    }
  };
}
