import type { Processor } from "@/lib/events/processor";
import { deliveredMessage } from "../delivered";
import { publishMessage } from "../load";
import { recountReplies } from "./summary/service";

/** The root message of a thread shows the number of replies. */
export const threadSummaryOfReply: Processor<"message.created"> = {
  name: "thread summary",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    if (message?.threadId) await publishMessage(delivery.tx, message.threadId);
  },
};

export const threadSummaryOfDeletedReply: Processor<"message.deleted"> = {
  name: "thread summary",
  process: async ({ tx, payload: { threadId } }) => {
    if (!threadId) return;
    await recountReplies(tx, threadId);
    await publishMessage(tx, threadId);
  },
};
