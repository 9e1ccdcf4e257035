import "server-only";
import type { QueryKey } from "@tanstack/react-query";
import type { ChannelType } from "@/lib/channels/types";
import { listMessagesEndpoint } from "@/lib/messages/endpoints";
import { messagesQuery } from "@/lib/messages/queries";
import { load } from "../../../../load";

/** A channel's page: its id, and the number of the message that the address links to. */
type Place = { channelId: string; around?: number };
type Loader = (place: Place) => Promise<[QueryKey, unknown][]>;

const loadMessages: Loader = async ({ channelId, around }) => [
  [
    messagesQuery(channelId).queryKey,
    await load(listMessagesEndpoint, { params: { channelId }, query: around ? { around } : {} }),
  ],
];

/** Messages stand beside the content: the page needs them only where its address names one. */
const loadLinkedMessages: Loader = async (place) => (place.around ? loadMessages(place) : []);

/** What the server reads for the first paint of each type of channel, by query key. */
export const LOADERS: Record<ChannelType, Loader> = {
  CHAT: loadMessages,
  VOICE: loadLinkedMessages,
  TODO: loadLinkedMessages,
  DOC: loadLinkedMessages,
  KANBAN: loadLinkedMessages,
  PROJECT: loadLinkedMessages,
  DECK: loadLinkedMessages,
  // Conversations have a page of their own.
  DIRECT: loadMessages,
  GROUP: loadMessages,
};
