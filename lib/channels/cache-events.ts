import type { QueryClient } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import type { ServerEvent } from "@/lib/realtime/events";
import type { RealtimeSocket } from "@/lib/realtime/socket";
import type { TreeChannel } from "./schema";

/** Applies the events of channels to the browser's cache. None of them asks the server for the tree. */
export function bindChannelEvents(socket: RealtimeSocket, client: QueryClient) {
  socket.on("channel.updated", (channel) => {
    patchChannel(client, channel.id, () => channel);
    void client.invalidateQueries({ queryKey: ["references", "channel", channel.id] });
  });
  socket.on("channel.deleted", ({ id, workspaceId }) => {
    patchTree(client, workspaceId, (tree) => tree.filter((it) => it.id !== id));
  });
}

type AccessChange = ServerEvent<"access.changed">;

/**
 * Applies what was gained and lost to the tree, and forgets what was lost.
 * @returns whether the browser held something of a lost channel, which pages kept for going back to may still show
 */
export function applyAccessChange(client: QueryClient, { workspaceId, channels }: AccessChange): boolean {
  if (!channels) {
    refreshTree(client, workspaceId);
    void client.invalidateQueries({ queryKey: ["references"] });
    return true;
  }
  const { gained, changed, lost } = channels;
  patchTree(client, workspaceId, (tree) =>
    [...changed, ...gained].reduce(
      putChannel,
      tree.filter(({ id }) => !lost.includes(id)),
    ),
  );
  for (const channel of changed)
    patchQueries<TreeChannel>(client, ["channel", channel.id], (before) => newest(channel, before));
  void client.invalidateQueries({ queryKey: ["archived-channels", workspaceId] });
  refreshReferences(client, channels);
  return lost.filter((id) => forget(client, id)).length > 0;
}

/** Archived channels aren't in the tree. */
function putChannel(tree: TreeChannel[], channel: TreeChannel): TreeChannel[] {
  const at = tree.findIndex(({ id }) => id === channel.id);
  const before = tree[at];
  if (channel.isArchived) return before ? tree.toSpliced(at, 1) : tree;
  return before ? tree.with(at, newest(channel, before)) : [...tree, channel];
}

/** What a node read before a message came mustn't undo the message's event: both numbers only ever grow. */
const newest = (channel: TreeChannel, before: TreeChannel): TreeChannel => ({
  ...channel,
  lastSeq: Math.max(channel.lastSeq, before.lastSeq),
  readSeq: Math.max(channel.readSeq, before.readSeq),
});

/** Cards of what was hidden may be readable now, and those of what was lost no longer. */
function refreshReferences(client: QueryClient, { gained, lost }: NonNullable<AccessChange["channels"]>) {
  const hasHistory = gained.some(({ lastSeq }) => lastSeq > 0);
  if (!hasHistory && lost.length === 0) return;
  void client.invalidateQueries({
    queryKey: ["references"],
    predicate: ({ state }) => {
      const data = JSON.stringify(state.data) ?? "";
      return (hasHistory && data.includes('"isVisible":false')) || lost.some((id) => data.includes(id));
    },
  });
}

/** Drops what the browser holds of a channel; what is on screen is read again, and answers that it is gone. */
function forget(client: QueryClient, channelId: string): boolean {
  const queries = [
    ["channel", channelId],
    ["messages", channelId],
    ["channel-members", channelId],
  ].flatMap((queryKey) => client.getQueryCache().findAll({ queryKey }));
  for (const query of queries) {
    if (query.isActive()) void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    else client.removeQueries({ queryKey: query.queryKey, exact: true });
  }
  return queries.length > 0;
}

const patchTree = (
  client: QueryClient,
  workspaceId: string | null,
  change: (tree: TreeChannel[]) => TreeChannel[],
) => patchQueries<TreeChannel[]>(client, ["channels", workspaceId], change);

/** Changes a channel in whichever tree holds it, and by itself. Returns whether a tree holds it. */
export function patchChannel(
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
  void client.invalidateQueries({ queryKey: ["channel"] });
}
