import type { Processor } from "@/lib/events/processor";
import { findReferences, removeReferences, storeReferences } from "@/lib/references/service";
import { deliveredMessage } from "./delivered";

/** Stores what a message refers to. */
export const referencesOfMessage: Processor<"message.created" | "message.updated"> = {
  name: "references",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    if (!message) return;
    const { id, channelId, body } = message;
    const targets = await findReferences(delivery.tx, body);
    // A new message has referred to nothing before.
    if (targets.length === 0 && !message.editedAt) return;
    await storeReferences(delivery.tx, { type: "message", id, channelId }, targets);
  },
};

export const referencesOfDeletedMessage: Processor<"message.deleted"> = {
  name: "references",
  process: ({ tx, objectId: id }) => removeReferences(tx, { type: "message", id }),
};
