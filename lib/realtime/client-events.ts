import type { QueryClient } from "@tanstack/react-query";
import type { TreeChannel } from "@/lib/channels/schema";
import { patchConversation, receiveInConversation, refreshConversations } from "@/lib/conversations/queries";
import { setDraft } from "@/lib/drafts/queries";
import { patchQueries } from "@/lib/http/patch-queries";
import { bindInboxEvents, catchUpInbox } from "@/lib/inbox/client-events";
import {
  bindThreadEvents,
  catchUpThreads,
  changeMessageElsewhere,
  receiveReply,
} from "@/lib/messages/client-events";
import { catchUp, messagesQuery } from "@/lib/messages/queries";
import type { Message, MessageWindow } from "@/lib/messages/schema";
import { appendMessage, replaceMessage } from "@/lib/messages/window";
import { myVotesQuery } from "@/lib/polls/queries";
import { referenceQuery } from "@/lib/references/queries";
import { bindConversationEvents } from "./client-conversations";
import { bindPeopleEvents } from "./client-people";
import type { RealtimeSocket } from "./client-socket";
import { typingStore } from "./client-typing";

type Binding = {
  client: QueryClient;
  userId: string;
  /** The sign-in has ended, here or on another device. */
  onSessionEnded: () => void;
  /** Pages kept for going back to may show what one has lost. */
  onAccessChanged: () => void;
};

/** What each event of the server changes in the browser's cache. The only place. */
export function bindEvents(
  socket: RealtimeSocket,
  { client, userId, onSessionEnded, onAccessChanged }: Binding,
) {
  socket.on("message.created", (message) => receiveMessage(client, userId, message));
  socket.on("message.updated", (message) => redrawMessage(client, message));
  socket.on("message.deleted", (message) => redrawMessage(client, message));

  socket.on("channel.created", ({ workspaceId }) => refreshTree(client, workspaceId));
  socket.on("channel.updated", (channel) => {
    patchChannel(client, channel.id, () => channel);
    // What one may do can change with it, and only the server knows that.
    refreshTree(client, channel.workspaceId);
    void client.invalidateQueries({ queryKey: ["references", "channel", channel.id] });
  });
  socket.on("channel.deleted", ({ id, workspaceId }) => {
    client.setQueryData<TreeChannel[]>(["channels", workspaceId], (tree) =>
      tree?.filter((it) => it.id !== id),
    );
    refreshTree(client, workspaceId);
  });
  socket.on("channel.read", ({ channelId, readSeq }) => setReadSeq(client, channelId, readSeq));
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
  socket.on("access.changed", ({ workspaceId }) => {
    // Whoever has lost the workspace leaves for another before its page says that there is nothing.
    void client.invalidateQueries({ queryKey: ["workspaces"] }).then(onAccessChanged);
    refreshTree(client, workspaceId);
    // What was a neutral card may be readable now, and the other way round.
    void client.invalidateQueries({ queryKey: ["references"] });
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
  bindThreadEvents(socket, client);
  socket.on("server.resynchronized", () => catchUpEverything(client));
  socket.on("session.ended", onSessionEnded);
}

/** After a time without events: the trees, and the messages of the channels on screen. */
export function catchUpEverything(client: QueryClient) {
  refresh(client, "workspaces");
  refresh(client, "channels");
  refresh(client, "channel");
  refreshConversations(client);
  catchUpInbox(client);
  for (const key of ["statuses", "person-settings", "receipts"])
    void client.invalidateQueries({ queryKey: [key] });
  for (const key of ["drafts", "scheduled", "reminders", "poll-votes"])
    void client.invalidateQueries({ queryKey: [key] });
  catchUpThreads(client);
  for (const query of client.getQueryCache().findAll({ queryKey: ["messages"] })) {
    const [, channelId, threadId] = query.queryKey as [string, string, string | null];
    // A stream nobody looks at is read anew when it is opened.
    if (query.isActive())
      void catchUp(client, { channelId, threadId }, "start").catch(() => query.invalidate());
    else client.removeQueries({ queryKey: query.queryKey, exact: true });
  }
}

/** Where it is shown, and in the cards of what refers to it. */
function redrawMessage(client: QueryClient, message: Message) {
  changeMessage(client, message);
  const { id, channelId, threadId, seq } = message;
  for (const key of [
    { type: "message" as const, id },
    { type: "message" as const, channelId, ...(threadId && { threadId }), seq },
  ])
    void client.invalidateQueries({ queryKey: referenceQuery(key).queryKey, exact: true });
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
  const { queryKey } = messagesQuery(message.channelId, message.threadId);
  const window = client.getQueryData(queryKey);
  if (!window) return;
  const next = appendMessage(window, message);
  if (next) client.setQueryData(queryKey, next);
  else void catchUp(client, message).catch(() => client.invalidateQueries({ queryKey }));
}

export function changeMessage(client: QueryClient, message: Message) {
  client.setQueriesData<MessageWindow>(
    { queryKey: ["messages", message.channelId] },
    (window) => window && replaceMessage(window, message),
  );
  changeMessageElsewhere(client, message);
}

/** Reading only ever moves forward. */
export function setReadSeq(client: QueryClient, channelId: string, readSeq: number) {
  const forward = (channel: { readSeq: number }) => ({ readSeq: Math.max(channel.readSeq, readSeq) });
  patchChannel(client, channelId, forward);
  patchConversation(client, channelId, forward);
}

/** Changes a channel in whichever tree holds it, and by itself. Says whether a tree does. */
function patchChannel(
  client: QueryClient,
  channelId: string,
  change: (channel: TreeChannel) => Partial<TreeChannel>,
): boolean {
  const placeIn = (tree: readonly TreeChannel[]) => tree.findIndex(({ id }) => id === channelId);
  patchQueries<TreeChannel[]>(client, ["channels"], (tree) => {
    const at = placeIn(tree);
    const channel = tree[at];
    return channel ? tree.with(at, { ...channel, ...change(channel) }) : tree;
  });
  patchQueries<TreeChannel>(client, ["channel", channelId], (channel) => ({
    ...channel,
    ...change(channel),
  }));
  const trees = client.getQueriesData<TreeChannel[]>({ queryKey: ["channels"] });
  return trees.some(([, tree]) => tree && placeIn(tree) >= 0);
}

function refreshTree(client: QueryClient, workspaceId: string | null) {
  void client.invalidateQueries({ queryKey: ["channels", workspaceId] });
  void client.invalidateQueries({ queryKey: ["archived-channels", workspaceId] });
  refresh(client, "channel");
}

function refresh(client: QueryClient, key: "workspaces" | "channels" | "channel") {
  void client.invalidateQueries({ queryKey: [key] });
}
