"use client";
import { type ComponentType, createContext } from "react";
import type { Message } from "@/lib/messages/schema";

type ReceiptParts = {
  /** Under a message. */
  Receipt: ComponentType<{ message: Message }>;
  /** Under one that is on its way. */
  Sending: ComponentType;
};

/** What conversations draw under messages: given by their page, so that channels don't load it. Null elsewhere. */
export const ReceiptPartsContext = createContext<ReceiptParts | null>(null);
