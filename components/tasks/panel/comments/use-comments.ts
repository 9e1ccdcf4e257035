"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { keysOf } from "@/components/messages/draft-storage";
import { draftsQuery } from "@/lib/drafts/queries";
import { call } from "@/lib/http/client";
import { hasEditableText } from "@/lib/messages/policy";
import { messagesQuery } from "@/lib/messages/queries";
import { threadQuery } from "@/lib/messages/threads/queries";
import type { Thread } from "@/lib/messages/threads/schema";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import type { Task } from "@/lib/tasks/schema";

/** The thread of a task's comments, once there is one: it is made when somebody begins to write the first. */
export function useComments({ id: taskId, channelId, commentCount }: Task) {
  const client = useQueryClient();
  const me = useMe();
  const hasDraft = useHasDraft(taskId);
  const [isOpened, setOpened] = useState(false);
  const isThere = isOpened || hasDraft || commentCount > 0;
  const { data } = useQuery({ ...threadQuery(taskId), enabled: isThere });
  const thread: Thread | undefined = data?.channelId === channelId ? data : undefined;

  async function open() {
    const made = await call(openCommentsContract, { params: { taskId } });
    client.setQueryData(threadQuery(taskId).queryKey, made);
    setOpened(true);
  }
  /** The seq of my last comment that can be edited; null where there is none, or it isn't held. */
  const editLast = useCallback(() => {
    const held = client.getQueryData(messagesQuery(channelId, taskId).queryKey);
    const mine = held?.hasAfter
      ? undefined
      : held?.items.findLast(
          (message) => message.author.id === me.id && !message.deletedAt && hasEditableText(message),
        );
    return mine?.seq ?? null;
  }, [client, channelId, taskId, me.id]);
  return { thread, hasDraft, open, editLast };
}

/** Whether I have begun a comment, here or on another device. */
function useHasDraft(taskId: string): boolean {
  const me = useMe();
  const drafts = useQuery(draftsQuery()).data;
  return drafts?.some(({ threadId }) => threadId === taskId) === true || keysOf(me.id, taskId).length > 0;
}
