"use client";
import { createContext, useContext } from "react";
import type { Conversation, Receipt } from "@/lib/conversations/schema";

export type Receipts = {
  conversation: Pick<Conversation, "type" | "people">;
  receipts: readonly Receipt[];
  myId: string;
  /** The seqs of the messages I wrote, of those that are at hand, the newest last. */
  mine: readonly number[];
};

export const ReceiptsContext = createContext<Receipts | null>(null);

/** Null outside of conversations, which alone have receipts. */
export const useReceipts = () => useContext(ReceiptsContext);
