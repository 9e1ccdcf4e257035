import type { QueryClient } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import type { RealtimeSocket } from "@/lib/realtime/client-socket";
import type { TreeChannel } from "./schema";

/** Applies the events of channels to the browser's cache. */
export function bindChannelEvents(socket: RealtimeSocket, client: QueryClient) {
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
}

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

export function refreshTree(client: QueryClient, workspaceId: string | null) {
  void client.invalidateQueries({ queryKey: ["channels", workspaceId] });
  void client.invalidateQueries({ queryKey: ["archived-channels", workspaceId] });
  void client.invalidateQueries({ queryKey: ["channel"] });
}
