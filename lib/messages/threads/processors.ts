import type { Transaction } from "@/lib/db";
import type { Processor } from "@/lib/events/processor";
import { deliveredMessage } from "../delivered";
import { publishParts } from "../load";
import { recountReplies } from "./summary/service";

/** The root message of a thread shows the number of replies. */
export const threadSummaryOfReply: Processor<"message.created"> = {
  name: "thread summary",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    if (message?.threadId) await publishSummary(delivery.tx, message.threadId);
  },
};

export const threadSummaryOfDeletedReply: Processor<"message.deleted"> = {
  name: "thread summary",
  process: async ({ tx, payload: { threadId } }) => {
    if (!threadId) return;
    await recountReplies(tx, threadId);
    await publishSummary(tx, threadId);
  },
};

export const publishSummary = (tx: Transaction, threadId: string) =>
  publishParts(tx, threadId, ({ thread }) => ({ thread }));
