"use client";
import { showError } from "@/components/channels/use-channel-changes";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { muteInboxItemContract } from "@/lib/inbox/contract";
import type { InboxItem } from "@/lib/inbox/schema";

/** Mutes the place that an item comes from: its thread, else its channel. */
export function useMute() {
  return async ({ id, threadId }: InboxItem) => {
    const set = (isMuted: boolean) =>
      call(muteInboxItemContract, { params: { itemId: id }, body: { isMuted } });
    try {
      await set(true);
      toast.success(threadId ? "Thread muted" : "Channel muted", {
        action: { label: "Undo", onClick: () => void set(false).catch(showError) },
      });
    } catch (error) {
      showError(error);
    }
  };
}
