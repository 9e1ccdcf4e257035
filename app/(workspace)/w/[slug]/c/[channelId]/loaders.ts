import "server-only";
import type { QueryKey } from "@tanstack/react-query";
import { listColumnsEndpoint } from "@/lib/boards/endpoints";
import { columnsQuery } from "@/lib/boards/queries";
import type { ChannelType } from "@/lib/channels/types";
import { listLabelsEndpoint } from "@/lib/labels/endpoints";
import { labelsQuery } from "@/lib/labels/queries";
import { listMessagesEndpoint } from "@/lib/messages/endpoints";
import { messagesQuery } from "@/lib/messages/queries";
import { listTasksEndpoint } from "@/lib/tasks/endpoints";
import { cardsQuery, openTasksQuery } from "@/lib/tasks/queries";
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

/** A long list is left to the browser, so that the page doesn't wait for it. */
const TASKS = 200;

const loadTasks: Loader = async ({ channelId }) => {
  const params = { channelId };
  const [tasks, labels] = await Promise.all([
    load(listTasksEndpoint, { params, query: { done: "false", limit: TASKS } }),
    load(listLabelsEndpoint, { params }),
  ]);
  return [
    [labelsQuery(channelId).queryKey, labels.items],
    ...(tasks.nextCursor ? [] : [[openTasksQuery(channelId).queryKey, tasks.items] as [QueryKey, unknown]]),
  ];
};

const loadBoard: Loader = async ({ channelId }) => {
  const params = { channelId };
  const [columns, cards, labels] = await Promise.all([
    load(listColumnsEndpoint, { params }),
    load(listTasksEndpoint, { params, query: { parentId: "none", limit: TASKS } }),
    load(listLabelsEndpoint, { params }),
  ]);
  return [
    [columnsQuery(channelId).queryKey, columns.items],
    [labelsQuery(channelId).queryKey, labels.items],
    ...(cards.nextCursor ? [] : [[cardsQuery(channelId).queryKey, cards.items] as [QueryKey, unknown]]),
  ];
};

/** What the server reads for the first paint of each type of channel, by query key. */
export const LOADERS: Record<ChannelType, Loader> = {
  CHAT: loadMessages,
  VOICE: loadLinkedMessages,
  TODO: async (place) => [...(await loadLinkedMessages(place)), ...(await loadTasks(place))],
  DOC: loadLinkedMessages,
  KANBAN: async (place) => [...(await loadLinkedMessages(place)), ...(await loadBoard(place))],
  PROJECT: loadLinkedMessages,
  DECK: loadLinkedMessages,
  // Conversations have a page of their own.
  DIRECT: loadMessages,
  GROUP: loadMessages,
};
