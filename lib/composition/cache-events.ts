import type { QueryClient } from "@tanstack/react-query";
import { applyAccessChange, bindChannelEvents, patchChannel } from "@/lib/channels/cache-events";
import { bindConversationEvents } from "@/lib/conversations/cache-events";
import { patchConversation, receiveInConversation, refreshConversations } from "@/lib/conversations/queries";
import { setDraft } from "@/lib/drafts/queries";
import { bindInboxEvents } from "@/lib/inbox/cache-events";
import { receiveRun } from "@/lib/jobs/cache-events";
import { bindMessageEvents, receiveReply } from "@/lib/messages/cache-events";
import { changeWhatIsRead } from "@/lib/messages/changes-while-reading";
import { catchUp, messagesQuery } from "@/lib/messages/queries";
import type { Message } from "@/lib/messages/schema";
import { appendMessage } from "@/lib/messages/window";
import { bindPeopleEvents } from "@/lib/people/cache-events";
import { myVotesQuery } from "@/lib/polls/queries";
import { bindReactionEvents } from "@/lib/reactions/cache-events";
import type { RealtimeSocket } from "@/lib/realtime/client-socket";
import { typingStore } from "@/lib/realtime/client-typing";
import type { ServerEvent } from "@/lib/realtime/events";
import type { Workspace } from "@/lib/workspaces/schema";

export type EventBinding = {
  client: QueryClient;
  userId: string;
  /** The sign-in has ended, here or on another device. */
  onSessionEnded: () => void;
  /** Pages kept for going back to may show what one has lost. */
  onAccessChanged: () => void;
};

/** Applies every event of the server to the browser's cache; each domain's part is its own `cache-events.ts`. */
export function bindEvents(
  socket: RealtimeSocket,
  { client, userId, onSessionEnded, onAccessChanged }: EventBinding,
) {
  socket.on("message.created", (message) => receiveMessage(client, userId, message));
  bindMessageEvents(socket, client);
  bindReactionEvents(socket, client);
  bindChannelEvents(socket, client);

  socket.on("poll.voted", ({ messageId, optionIds }) => {
    client.setQueryData(myVotesQuery(messageId).queryKey, optionIds);
  });
  socket.on("draft.saved", (draft) => setDraft(client, draft, draft));
  socket.on("draft.deleted", (place) => setDraft(client, place, null));
  socket.on("scheduled.changed", () => void client.invalidateQueries({ queryKey: ["scheduled"] }));
  socket.on("reminders.changed", () => void client.invalidateQueries({ queryKey: ["reminders"] }));

  socket.on("workspace.updated", () => refresh(client, "workspaces"));
  socket.on("workspace.deleted", () => refresh(client, "workspaces"));
  socket.on("emoji.changed", ({ workspaceId }) => {
    void client.invalidateQueries({ queryKey: ["emoji", workspaceId] });
  });
  socket.on("stickers.changed", ({ workspaceId }) => {
    void client.invalidateQueries({ queryKey: ["stickers", workspaceId] });
  });
  socket.on("member.changed", ({ workspaceId }) => {
    void client.invalidateQueries({ queryKey: ["members", workspaceId] });
    void client.invalidateQueries({ queryKey: ["channel-members"] });
  });
  socket.on("job.changed", (run) => receiveRun(client, run));
  socket.on("access.changed", (change) => {
    const hasLostPages = applyAccessChange(client, change);
    // Who has lost the workspace leaves for another before its page shows that there is nothing.
    const rail = changesRail(client, change) ? client.invalidateQueries({ queryKey: ["workspaces"] }) : null;
    if (hasLostPages) void Promise.resolve(rail).then(onAccessChanged);
  });

  socket.on("typing.started", ({ channelId, threadId, userId: typist, name }) => {
    if (typist !== userId) typingStore.start(threadId ?? channelId, { userId: typist, name });
  });
  bindInboxEvents(socket, client, (id, change) => {
    const isInTree = patchChannel(client, id, () => change);
    return patchConversation(client, id, () => change) || isInTree;
  });
  bindPeopleEvents(socket, client);
  bindConversationEvents(socket, { client, userId });
  socket.on("session.ended", onSessionEnded);
}

/** Whether the list of workspaces may differ: a workspace itself, or unread messages of one whose tree isn't held. */
function changesRail(client: QueryClient, { workspaceId, channels }: ServerEvent<"access.changed">): boolean {
  if (!channels) return true;
  if (client.getQueryData(["channels", workspaceId])) return false;
  const workspaces = client.getQueryData<Workspace[]>(["workspaces"]);
  const hasUnread = workspaces?.some(({ id, hasUnread }) => id === workspaceId && hasUnread) ?? true;
  return hasUnread
    ? channels.lost.length > 0
    : channels.gained.some(({ lastSeq, readSeq }) => lastSeq > readSeq);
}

/** Also for messages sent from here, whose answer can come before their event. */
export function receiveMessage(client: QueryClient, userId: string, message: Message) {
  typingStore.stop(message.threadId ?? message.channelId, message.author.id);
  addToStream(client, message);
  // Replies are unread in their thread, not in the channel.
  if (message.threadId) return receiveReply(client, userId, message);
  const isKnown = patchChannel(client, message.channelId, (channel) => ({
    lastSeq: Math.max(channel.lastSeq, message.seq),
    readSeq: message.author.id === userId ? Math.max(channel.readSeq, message.seq) : channel.readSeq,
  }));
  if (isKnown || receiveInConversation(client, userId, message)) return;
  // A channel of a workspace that isn't open: only its rail needs to know. Or a conversation that comes back.
  refresh(client, "workspaces");
  refreshConversations(client);
}

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

function refresh(client: QueryClient, key: "workspaces") {
  void client.invalidateQueries({ queryKey: [key] });
}
