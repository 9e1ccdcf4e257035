import type { Processor } from "@/lib/events/processor";
import { deliveredMessage } from "@/lib/messages/delivered";
import { notifyOfEdit, notifyOfMessage } from "./notify/service";
import { clearReadMeanwhile } from "./reading/service";

/** Notifies everyone whom a new message concerns. */
export const inboxOfNewMessage: Processor<"message.created"> = {
  name: "inbox",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    if (message) await notifyOfMessage(delivery.tx, message);
  },
  afterCommit: ({ objectId }) => clearReadMeanwhile(objectId),
};

/** Notifies those whom an edit mentions anew, and withdraws the mentions that it took out. */
export const inboxOfEditedMessage: Processor<"message.updated"> = {
  name: "inbox",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    if (message) await notifyOfEdit(delivery.tx, message, delivery.payload.bodyBefore);
  },
};
