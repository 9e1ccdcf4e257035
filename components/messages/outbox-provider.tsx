"use client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { call } from "@/lib/http/client";
import { createMessageContract } from "@/lib/messages/contract";
import { useConnectionState } from "@/lib/realtime/client";
import { receiveMessage } from "@/lib/realtime/client-events";
import { createOutbox, type Outbox } from "./outbox";
import type { OutboxEntry } from "./outbox-storage";
import { noteSent } from "./sent-store";

const OutboxContext = createContext<Outbox | null>(null);
const NOTHING: readonly OutboxEntry[] = [];

/** Holds what is being sent, whichever channel is open. */
export function OutboxProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const client = useQueryClient();
  const state = useConnectionState();
  const outbox = useMemo(
    () =>
      createOutbox(userId, async ({ channelId, nonce, body, threadId, quote, fileIds, stickerId, poll }) => {
        const message = await call(createMessageContract, {
          params: { channelId },
          body: { nonce, body, threadId, quotedId: quote?.id, fileIds, stickerId, poll },
        });
        receiveMessage(client, userId, message);
        noteSent(message);
      }),
    [client, userId],
  );
  useEffect(() => {
    outbox.start();
    return outbox.stop;
  }, [outbox]);
  useEffect(() => {
    if (state === "online") outbox.drainAll();
  }, [outbox, state]);
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error("Sending needs an OutboxProvider above it");
  return outbox;
}

/** What is on its way in any channel. */
export function useOutboxEntries(): readonly OutboxEntry[] {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.subscribe, outbox.list, () => NOTHING);
}
