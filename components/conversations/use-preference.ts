"use client";
import { useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { showError } from "@/components/ui/show-error";
import { updatePreferenceContract } from "@/lib/conversations/contract";
import { refreshConversations } from "@/lib/conversations/queries";
import type { ConversationPreference } from "@/lib/conversations/schema";
import { call } from "@/lib/http/client";

/** Hides, archives or mutes a conversation for me alone. */
export function usePreference(channelId: string) {
  const client = useQueryClient();
  return (body: z.input<typeof ConversationPreference>) =>
    call(updatePreferenceContract, { params: { channelId }, body })
      .then(() => refreshConversations(client))
      .catch(showError);
}
