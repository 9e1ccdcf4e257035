import type { QueryClient } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import type { ServerEvent } from "@/lib/realtime/events";
import { channelKeys, channelQuery } from "./queries";
import type { TreeChannel } from "./schema";

/** But for `access.changed`, which concerns other domains as well. None of these events asks the server for the tree. */
export function bindChannelEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("channel.updated", (channel) => {
    patchChannel(client, channel.id, () => channel);
  });
  socket.on("channel.deleted", ({ id, workspaceId }) => {
    patchTree(client, workspaceId, (tree) => tree.filter((it) => it.id !== id));
  });
  socket.on("document.changed", ({ channelId }) => setUnreadChanges(client, channelId, true));
  socket.on("document.seen", ({ channelId }) => setUnreadChanges(client, channelId, false));
  socket.on("member.changed", () => invalidate(client, channelKeys.members));
  followPeople(binding, channelKeys.members, channelKeys.nonReaders);
  keepLive(binding, channelKeys.trees, channelKeys.channels);
}

/** Nothing is unread to who never looked at a document. */
export const setUnreadChanges = (client: QueryClient, channelId: string, isUnread: boolean) =>
  patchChannel(client, channelId, ({ hasUnreadChanges }) => ({
    hasUnreadChanges: hasUnreadChanges === null && isUnread ? null : isUnread,
  }));

type AccessChange = ServerEvent<"access.changed">;

/** Puts what was gained and lost into the tree. */
export function changeTree(client: QueryClient, { workspaceId, channels }: AccessChange) {
  if (!channels) {
    return invalidate(
      client,
      channelKeys.treeOf(workspaceId),
      channelKeys.archivedOf(workspaceId),
      channelKeys.channels,
    );
  }
  const { gained, changed, lost } = channels;
  patchTree(client, workspaceId, (tree) =>
    [...changed, ...gained].reduce(
      putChannel,
      tree.filter(({ id }) => !lost.includes(id)),
    ),
  );
  for (const channel of changed)
    patchQueries<TreeChannel>(client, channelQuery(channel.id).queryKey, (before) => newest(channel, before));
  invalidate(client, channelKeys.archivedOf(workspaceId));
}

/** Archived channels aren't in the tree. */
function putChannel(tree: TreeChannel[], channel: TreeChannel): TreeChannel[] {
  const at = tree.findIndex(({ id }) => id === channel.id);
  const before = tree[at];
  if (channel.isArchived) return before ? tree.toSpliced(at, 1) : tree;
  return before ? tree.with(at, newest(channel, before)) : [...tree, channel];
}

/**
 * What a node read before a message came, or was marked read or unread, must not undo the event of that. How far one has
 * read has an event of its own each time, so what is held is the newer.
 */
const newest = (channel: TreeChannel, before: TreeChannel): TreeChannel => ({
  ...channel,
  lastSeq: Math.max(channel.lastSeq, before.lastSeq),
  readSeq: before.readSeq,
});

const patchTree = (
  client: QueryClient,
  workspaceId: string | null,
  change: (tree: TreeChannel[]) => TreeChannel[],
) => patchQueries(client, channelKeys.treeOf(workspaceId), change);

/** Changes a channel in whichever tree holds it, and by itself. Returns whether a tree holds it. */
export function patchChannel(
  client: QueryClient,
  channelId: string,
  change: (channel: TreeChannel) => Partial<TreeChannel>,
): boolean {
  const placeIn = (tree: readonly TreeChannel[]) => tree.findIndex(({ id }) => id === channelId);
  patchQueries<TreeChannel[]>(client, channelKeys.trees, (tree) => {
    const at = placeIn(tree);
    const channel = tree[at];
    return channel ? tree.with(at, { ...channel, ...change(channel) }) : tree;
  });
  patchQueries<TreeChannel>(client, channelQuery(channelId).queryKey, (channel) => ({
    ...channel,
    ...change(channel),
  }));
  const trees = client.getQueriesData<TreeChannel[]>({ queryKey: channelKeys.trees });
  return trees.some(([, tree]) => tree && placeIn(tree) >= 0);
}
