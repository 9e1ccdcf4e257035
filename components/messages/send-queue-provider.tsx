"use client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { receiveMessage } from "@/lib/composition/cache-events";
import { call } from "@/lib/http/client";
import { createMessageContract } from "@/lib/messages/contract";
import { useConnectionState } from "@/lib/realtime/client";
import { createSendQueue, type SendQueue } from "./send-queue";
import type { QueuedMessage } from "./send-queue-storage";
import { resendReadMarks } from "./send-read-marks";
import { noteSent } from "./sent-store";

const SendQueueContext = createContext<SendQueue | null>(null);
const NOTHING: readonly QueuedMessage[] = [];

/** Holds what is being sent, whichever channel is open. */
export function SendQueueProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const client = useQueryClient();
  const state = useConnectionState();
  const queue = useMemo(
    () =>
      createSendQueue(
        userId,
        async ({ channelId, nonce, body, threadId, isBroadcast, quote, fileIds, stickerId, poll }) => {
          const message = await call(createMessageContract, {
            params: { channelId },
            body: { nonce, body, threadId, isBroadcast, quotedId: quote?.id, fileIds, stickerId, poll },
          });
          receiveMessage(client, userId, message);
          noteSent(message);
        },
      ),
    [client, userId],
  );
  useEffect(() => {
    queue.start();
    return queue.stop;
  }, [queue]);
  useEffect(() => {
    if (state !== "online") return;
    queue.drainAll();
    resendReadMarks();
  }, [queue, state]);
  return <SendQueueContext value={queue}>{children}</SendQueueContext>;
}

export function useSendQueue(): SendQueue {
  const queue = useContext(SendQueueContext);
  if (!queue) throw new Error("Sending needs a SendQueueProvider above it");
  return queue;
}

/** What is on its way in any channel. */
export function useSendQueueEntries(): readonly QueuedMessage[] {
  const queue = useSendQueue();
  return useSyncExternalStore(queue.subscribe, queue.list, () => NOTHING);
}
