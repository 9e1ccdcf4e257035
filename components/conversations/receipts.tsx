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
  /** Of the messages I wrote, the newest last. */
  mine: readonly number[];
};

const ReceiptsContext = createContext<Receipts | null>(null);
const NONE: Receipt[] = [];
const NO_MESSAGES: number[] = [];

/** Lets the messages of a conversation say how far they have come. */
export function ReceiptsProvider(props: { conversation: Conversation; children: ReactNode }) {
  const { id, type, people } = props.conversation;
  const { data: me } = useQuery(meQuery());
  const myId = me?.id ?? "";
  const receipts = useQuery(receiptsQuery(id)).data ?? NONE;
  const { data: mine = NO_MESSAGES } = useQuery({
    ...messagesQuery(id),
    select: (window) => messagesOf(window, myId),
  });
  const value = useMemo(
    () => ({ conversation: { type, people }, receipts, myId, mine }),
    [type, people, receipts, myId, mine],
  );
  return <ReceiptsContext value={value}>{props.children}</ReceiptsContext>;
}

function messagesOf(window: MessageWindow, userId: string): number[] {
  const isMine = ({ author, deletedAt, kind }: MessageWindow["items"][number]) =>
    author.id === userId && !deletedAt && kind !== "SYSTEM";
  return window.items.filter(isMine).map(({ seq }) => seq);
}

/** Null outside of conversations, which alone have receipts. */
export const useReceipts = () => useContext(ReceiptsContext);
