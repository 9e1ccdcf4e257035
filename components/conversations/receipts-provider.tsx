"use client";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { ReceiptPartsContext } from "@/components/messages/receipt-parts";
import { meQuery } from "@/lib/accounts/queries";
import { receiptsQuery } from "@/lib/conversations/queries";
import type { Conversation } from "@/lib/conversations/schema";
import { messagesQuery } from "@/lib/messages/queries";
import type { MessageWindow } from "@/lib/messages/schema";
import { MessageReceipt, SendingReceipt } from "./message-receipt";
import { ReceiptsContext } from "./receipts";

const PARTS = { Receipt: MessageReceipt, Sending: SendingReceipt };
const NONE: never[] = [];

/** Lets the messages of a conversation say how far they have come. */
export function ReceiptsProvider(props: { conversation: Conversation; children: ReactNode }) {
  const { id, type, people } = props.conversation;
  const { data: me } = useQuery(meQuery());
  const myId = me?.id ?? "";
  const { data: kept = NONE } = useQuery(receiptsQuery(id));
  const { data: mine = NONE } = useQuery({
    ...messagesQuery(id),
    select: (window) => writtenBy(window, myId),
  });
  const value = useMemo(() => {
    // People who have left are no longer named.
    const receipts = kept.filter(({ userId }) => people.some((person) => person.id === userId));
    return { conversation: { type, people }, receipts, myId, mine };
  }, [type, people, kept, myId, mine]);
  return (
    <ReceiptsContext value={value}>
      <ReceiptPartsContext value={PARTS}>{props.children}</ReceiptPartsContext>
    </ReceiptsContext>
  );
}

function writtenBy(window: MessageWindow, userId: string): number[] {
  return window.items.flatMap(({ author, deletedAt, kind, seq }) =>
    author.id === userId && !deletedAt && kind !== "SYSTEM" ? [seq] : [],
  );
}
