import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import type { Processor } from "@/lib/events/processor";
import { deliveredMessage } from "@/lib/messages/delivered";
import { publishMessage } from "@/lib/messages/load";
import { requestLinkPreviews } from "./service";

/** Asks for previews of a message's links, and removes those of links that an edit took out. */
export const linkPreviewsOfMessage: Processor<"message.created" | "message.updated"> = {
  name: "link previews",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    // A text that somebody planted could have the assistant write an address that tells its server what was read.
    if (!message || message.authorId === ASSISTANT_ID) return;
    const { removed } = await requestLinkPreviews(delivery.tx, message);
    if (removed > 0) await publishMessage(delivery.tx, message.id);
  },
};
