import type { Processor } from "@/lib/events/processor";
import { deliveredMessage } from "@/lib/messages/delivered";
import { recordReferences } from "./service";

/** Keeps what a message refers to. */
export const referencesOfMessage: Processor<"message.created" | "message.updated"> = {
  name: "references",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    if (message) await recordReferences(delivery.tx, message);
  },
};

export const referencesOfDeletedMessage: Processor<"message.deleted"> = {
  name: "references",
  process: async ({ tx, objectId: messageId }) => {
    await tx.reference.deleteMany({ where: { messageId } });
  },
};
