import { queryOptions, replaceEqualDeep } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import {
  getChannelContract,
  listChannelMembersContract,
  listChannelsContract,
  listNonReadersContract,
  listReadersContract,
} from "./contract";
import type { TreeChannel } from "./schema";

/** As many faces as a channel's header shows. */
export const READERS_SHOWN = 3;

/** What the keys of several queries begin with, to change or invalidate them together. */
export const channelKeys = {
  trees: ["channels"],
  treeOf: (workspaceId: string | null) => ["channels", workspaceId],
  archivedOf: (workspaceId: string | null) => ["archived-channels", workspaceId],
  channels: ["channel"],
  members: ["channel-members"],
  nonReaders: ["nonReaders"],
} as const;

/** All channels of a workspace that I can see, in no particular order. Live. */
export const channelsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: channelKeys.treeOf(workspaceId),
    queryFn: async () => (await call(listChannelsContract, { params: { workspaceId } })).items,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: (before, after) =>
      replaceEqualDeep(before, keepNewest(before as TreeChannel[] | undefined, after as TreeChannel[])),
  });

/** A tree that was read before a message came must not undo its event. `readSeq` can go back as well: marked unread. */
function keepNewest(before: TreeChannel[] | undefined, after: TreeChannel[]): TreeChannel[] {
  const known = new Map(before?.map((channel) => [channel.id, channel]));
  return after.map((channel) => ({
    ...channel,
    lastSeq: Math.max(channel.lastSeq, known.get(channel.id)?.lastSeq ?? 0),
  }));
}

/** One channel, for those that the tree doesn't hold: archived ones. */
export const channelQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...channelKeys.channels, channelId],
    queryFn: () => call(getChannelContract, { params: { channelId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const archivedChannelsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: channelKeys.archivedOf(workspaceId),
    queryFn: async () => {
      const { items } = await call(listChannelsContract, {
        params: { workspaceId },
        query: { archived: "true" },
      });
      return items.filter((channel) => channel.isArchived);
    },
  });

export const channelMembersQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...channelKeys.members, channelId],
    queryFn: async () =>
      (await call(listChannelMembersContract, { params: { channelId }, query: { limit: 100 } })).items,
  });

/** How many can read a channel, and the first of them. Of a channel's members, so that what changes those reads it again. */
export const readersQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...channelKeys.members, channelId, "readers"],
    queryFn: () => call(listReadersContract, { params: { channelId }, query: { limit: READERS_SHOWN } }),
    staleTime: 60_000,
  });

/** Who of these people can't read the channel. */
export const nonReadersQuery = (channelId: string, userIds: readonly string[]) =>
  queryOptions({
    queryKey: [...channelKeys.nonReaders, channelId, ...userIds.toSorted()],
    queryFn: async () =>
      (await call(listNonReadersContract, { params: { channelId }, body: { userIds: [...userIds] } })).items,
    staleTime: 30_000,
  });
