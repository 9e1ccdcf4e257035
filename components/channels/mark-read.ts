import type { QueryClient } from "@tanstack/react-query";
import { sendReadMarkNow } from "@/components/messages/send-read-marks";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { channelKeys, channelQuery } from "@/lib/channels/queries";
import { setReadSeq } from "@/lib/conversations/cache-events";
import { conversationKeys, conversationQuery } from "@/lib/conversations/queries";
import { call } from "@/lib/http/client";
import { setThreadReadSeq } from "@/lib/messages/cache-events";
import { markUnreadContract } from "@/lib/messages/contract";
import type { Stream } from "@/lib/messages/queries";
import { announceReadChange } from "@/lib/messages/read-changes";

/** Marks a channel or a thread read by hand: seen or not. */
export function markStreamRead(client: QueryClient, { channelId, threadId = null }: Stream, seq: number) {
  if (threadId) setThreadReadSeq(client, threadId, seq);
  else setReadSeq(client, channelId, seq);
  announceReadChange({ channelId, threadId, readSeq: seq });
  sendReadMarkNow({ channelId, threadId }, seq, showError);
}

/** By a key, which can be pressed by mistake: says so, and can be undone. */
export function markReadByKey(client: QueryClient, channelId: string) {
  const channel = findChannel(client, channelId);
  if (!channel) return;
  const { lastSeq, readSeq, mentionCount = 0 } = channel;
  // The line "New" goes all the same.
  if (lastSeq <= readSeq && mentionCount === 0) return announceReadChange({ channelId, readSeq });
  markStreamRead(client, { channelId }, lastSeq);
  if (lastSeq <= readSeq) return;
  const undo = () =>
    void call(markUnreadContract, { params: { channelId }, body: { seq: readSeq + 1 } }).catch(showError);
  toast.success("Marked as read", { id: "marked-read", action: { label: "Undo", onClick: undo } });
}

type Position = { id: string; lastSeq: number; readSeq: number; mentionCount?: number };

/** A channel or a conversation, as the browser holds it. */
function findChannel(client: QueryClient, channelId: string): Position | undefined {
  const trees = client.getQueriesData<Position[]>({ queryKey: channelKeys.trees });
  const lists = client.getQueriesData<{ pages: { items: Position[] }[] }>({
    queryKey: conversationKeys.lists,
  });
  const listed = lists.flatMap(([, list]) => list?.pages.flatMap(({ items }) => items) ?? []);
  return (
    [...trees.flatMap(([, tree]) => tree ?? []), ...listed].find(({ id }) => id === channelId) ??
    client.getQueryData(channelQuery(channelId).queryKey) ??
    client.getQueryData(conversationQuery(channelId).queryKey)
  );
}
