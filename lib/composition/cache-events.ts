import type { QueryClient } from "@tanstack/react-query";
import { bindCallEvents } from "@/lib/calls/cache-events";
import { bindChannelEvents, changeTree, patchChannel } from "@/lib/channels/cache-events";
import { channelKeys } from "@/lib/channels/queries";
import { bindConversationEvents } from "@/lib/conversations/cache-events";
import { receiveInConversation, refreshConversations } from "@/lib/conversations/queries";
import { bindDraftEvents } from "@/lib/drafts/cache-events";
import { bindEmojiEvents } from "@/lib/emoji/cache-events";
import { bindInboxEvents } from "@/lib/inbox/cache-events";
import { bindMessageEvents, receiveReply } from "@/lib/messages/cache-events";
import { changeWhatIsRead } from "@/lib/messages/changes-while-reading";
import { expandMessage } from "@/lib/messages/compact";
import { inChannel } from "@/lib/messages/in-channel";
import { catchUp, messagesQuery } from "@/lib/messages/queries";
import type { Message } from "@/lib/messages/schema";
import { appendMessage } from "@/lib/messages/window";
import { bindPeopleEvents } from "@/lib/people/cache-events";
import { type BindCacheEvents, type CacheBinding, invalidate } from "@/lib/realtime/cache-binding";
import { bindTyping, typingStore } from "@/lib/realtime/client-typing";
import type { ServerEvent } from "@/lib/realtime/events";
import { bindSavedEvents } from "@/lib/saved/cache-events";
import { bindWorkspaceEvents } from "@/lib/workspaces/cache-events";
import { workspacesQuery } from "@/lib/workspaces/queries";

/** The domains that every page shows something of. All others are bound by their views, with `useCacheEvents`. */
const ON_EVERY_PAGE: readonly BindCacheEvents[] = [
  bindMessageEvents,
  bindSavedEvents,
  bindChannelEvents,
  bindConversationEvents,
  bindWorkspaceEvents,
  bindDraftEvents,
  bindEmojiEvents,
  bindInboxEvents,
  bindPeopleEvents,
  bindCallEvents,
  bindTyping,
];

type Listeners = {
  /** The sign-in has ended, here or on another device. */
  onSessionEnded: () => void;
  /** Pages kept for going back to may show what one has lost. */
  onAccessLost: () => void;
};

/** Applies the server's events to the browser's cache. */
export function bindEvents(binding: CacheBinding, { onSessionEnded, onAccessLost }: Listeners) {
  const { socket, client, userId } = binding;
  socket.on("message.created", (message) => receiveMessage(client, userId, expandMessage(message)));
  for (const bind of ON_EVERY_PAGE) bind(binding);
  socket.on("access.changed", (change) => {
    const hasLostPages = applyAccessChange(client, change);
    // Who has lost the workspace leaves for another before its page shows that there is nothing.
    const { queryKey } = workspacesQuery();
    const rail = changesRail(client, change) ? client.invalidateQueries({ queryKey }) : null;
    if (hasLostPages) void Promise.resolve(rail).then(onAccessLost);
  });
  socket.on("session.ended", onSessionEnded);
}

type AccessChange = ServerEvent<"access.changed">;

/**
 * Applies what was gained and lost, and forgets what was lost.
 * @returns whether the browser held something of a lost channel, which pages kept for going back to may still show
 */
export function applyAccessChange(client: QueryClient, change: AccessChange): boolean {
  changeTree(client, change);
  if (!change.channels) return true;
  return change.channels.lost.filter((id) => forgetChannel(client, id)).length > 0;
}

/**
 * Drops what the browser holds of a channel, whose id is in the keys of all of it; what is on screen is read again, and
 * answers that it is gone.
 */
function forgetChannel(client: QueryClient, channelId: string): boolean {
  const queries = client
    .getQueryCache()
    .findAll({ predicate: ({ queryKey }) => queryKey.includes(channelId) });
  for (const query of queries) {
    if (query.isActive()) void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    else client.removeQueries({ queryKey: query.queryKey, exact: true });
  }
  return queries.length > 0;
}

/** Whether the list of workspaces may differ: a workspace itself, or unread messages of one whose tree isn't held. */
function changesRail(client: QueryClient, { workspaceId, channels }: AccessChange): boolean {
  if (!channels) return true;
  if (client.getQueryData(channelKeys.treeOf(workspaceId))) return false;
  const workspaces = client.getQueryData(workspacesQuery().queryKey);
  const hasUnread = workspaces?.some(({ id, hasUnread }) => id === workspaceId && hasUnread) ?? true;
  return hasUnread
    ? channels.lost.length > 0
    : channels.gained.some(({ lastSeq, readSeq }) => lastSeq > readSeq);
}

/** Also for messages sent from here, whose answer can come before their event. */
export function receiveMessage(client: QueryClient, userId: string, message: Message) {
  typingStore.stop(message.threadId ?? message.channelId, message.author.id);
  addToStream(client, message);
  // Replies are unread in their thread, and in the channel only where they were also sent to it.
  if (message.threadId) {
    receiveReply(client, userId, message);
    if (message.broadcast) receiveMessage(client, userId, inChannel(message));
    return;
  }
  const isMine = message.author.id === userId;
  const isKnown = patchChannel(client, message.channelId, ({ lastSeq, readSeq }) => ({
    lastSeq: Math.max(lastSeq, message.seq),
    readSeq: isMine || isQuiet(message, readSeq) ? Math.max(readSeq, message.seq) : readSeq,
  }));
  if (isKnown || receiveInConversation(client, userId, message)) return;
  // A channel of a workspace that isn't open: only its rail needs to know. Or a conversation that comes back.
  invalidate(client, workspacesQuery().queryKey);
  refreshConversations(client);
}

/** That somebody joined asks for no attention: who had nothing unread before has nothing unread. */
const isQuiet = ({ system, seq }: Message, readSeq: number): boolean =>
  system?.type === "member.joined" && readSeq === seq - 1;

function addToStream(client: QueryClient, message: Message) {
  const { channelId, threadId } = message;
  const { queryKey } = messagesQuery(channelId, threadId);
  changeWhatIsRead(channelId, (window) => appendMessage(window, message) ?? window, threadId);
  const window = client.getQueryData(queryKey);
  if (!window) return;
  const next = appendMessage(window, message);
  if (next) client.setQueryData(queryKey, next);
  else void catchUp(client, message).catch(() => client.invalidateQueries({ queryKey }));
}
