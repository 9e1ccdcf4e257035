"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { showError } from "@/components/ui/show-error";
import { openConversationContract } from "@/lib/conversations/contract";
import { conversationQuery, refreshConversations } from "@/lib/conversations/queries";
import { call } from "@/lib/http/client";
import { conversationPath } from "@/lib/workspaces/paths";

/** Opens the conversation with a person, or a new group. */
export function useOpenConversation() {
  const client = useQueryClient();
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  const [isPending, setPending] = useState(false);

  /** Resolves to whether it opened; a failure has been shown by then. */
  async function withPeople(userIds: string[], name = ""): Promise<boolean> {
    setPending(true);
    try {
      const conversation = await call(openConversationContract, { body: { userIds, name } });
      client.setQueryData(conversationQuery(conversation.id).queryKey, conversation);
      refreshConversations(client);
      router.push(conversationPath(slug, conversation.id));
      return true;
    } catch (error) {
      showError(error);
      return false;
    } finally {
      setPending(false);
    }
  }
  return { withPeople, isPending };
}
