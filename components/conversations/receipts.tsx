"use client";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { meQuery } from "@/lib/accounts/queries";
import { receiptsQuery } from "@/lib/conversations/queries";
import type { Conversation, Receipt } from "@/lib/conversations/schema";
import { messagesQuery } from "@/lib/messages/queries";
import type { MessageWindow } from "@/lib/messages/schema";

type Receipts = {
  conversation: Pick<Conversation, "type" | "people">;
  receipts: readonly Receipt[];
  myId: string;
  /** The seqs of the messages I wrote, of those that are at hand, the newest last. */
  mine: readonly number[];
};

const ReceiptsContext = createContext<Receipts | null>(null);
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
  return <ReceiptsContext value={value}>{props.children}</ReceiptsContext>;
}

function writtenBy(window: MessageWindow, userId: string): number[] {
  return window.items.flatMap(({ author, deletedAt, kind, seq }) =>
    author.id === userId && !deletedAt && kind !== "SYSTEM" ? [seq] : [],
  );
}

/** Null outside of conversations, which alone have receipts. */
export const useReceipts = () => useContext(ReceiptsContext);
