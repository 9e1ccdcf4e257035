import type { ChannelNode } from "@/components/shell/channel-node";
import type { TreeChannel } from "@/lib/channels/schema";

/** Positions are compared as plain strings: the order of fractional indexes, not of any language. */
const byPosition = (a: TreeChannel, b: TreeChannel) =>
  a.position < b.position ? -1 : a.position > b.position ? 1 : 0;

export const hasUnread = (channel: Pick<TreeChannel, "lastSeq" | "readSeq">) =>
  channel.lastSeq > channel.readSeq;

/** Whether it wants to be noticed from afar: in the rail, in the tab's title. */
export const callsForMe = (channel: TreeChannel) => !channel.isMuted && hasUnread(channel);

/** A channel whose parent I can't see stands at the top. */
export function childrenOf(channels: readonly TreeChannel[], parentId: string | null): TreeChannel[] {
  const ids = new Set(channels.map((channel) => channel.id));
  const shownParent = (channel: TreeChannel) =>
    channel.parentId && ids.has(channel.parentId) ? channel.parentId : null;
  return channels.filter((channel) => shownParent(channel) === parentId).sort(byPosition);
}

export function toNodes(
  channels: readonly TreeChannel[],
  hrefOf: (channelId: string) => string,
  draftIds: ReadonlySet<string>,
  parentId: string | null = null,
): ChannelNode[] {
  return childrenOf(channels, parentId).map((channel) => ({
    id: channel.id,
    type: channel.type,
    name: channel.name,
    href: hrefOf(channel.id),
    isPrivate: channel.visibility === "PRIVATE",
    unread: channel.lastSeq - channel.readSeq,
    hasChanges: channel.hasUnreadChanges === true,
    isMuted: channel.isMuted,
    mentions: channel.mentionCount,
    hasDraft: draftIds.has(channel.id),
    children: toNodes(channels, hrefOf, draftIds, channel.id),
  }));
}

/** All channels as the tree shows them from top to bottom. */
export function inTreeOrder(channels: readonly TreeChannel[], parentId: string | null = null): TreeChannel[] {
  return childrenOf(channels, parentId).flatMap((channel) => [channel, ...inTreeOrder(channels, channel.id)]);
}

export type Move = { parentId: string | null; beforeId: string | null };

/** Where a channel can go from its place, one step at a time; undefined where that way is closed. */
export function movesOf(channels: readonly TreeChannel[], channel: TreeChannel) {
  const parent = channels.find((other) => other.id === channel.parentId);
  const parentId = parent?.id ?? null;
  const siblings = childrenOf(channels, parentId);
  const at = siblings.findIndex((sibling) => sibling.id === channel.id);
  const previous = siblings[at - 1];
  const next = siblings[at + 1];
  const up: Move | undefined = previous && { parentId, beforeId: previous.id };
  const down: Move | undefined = next && { parentId, beforeId: siblings[at + 2]?.id ?? null };
  const into: Move | undefined = previous && { parentId: previous.id, beforeId: null };
  let out: Move | undefined;
  if (parent) {
    const grandparent = channels.find((other) => other.id === parent.parentId)?.id ?? null;
    const uncles = childrenOf(channels, grandparent);
    const after = uncles[uncles.findIndex((uncle) => uncle.id === parent.id) + 1];
    out = { parentId: grandparent, beforeId: after?.id ?? null };
  }
  return { up, down, into, out, intoName: previous?.name };
}
