import type { Message } from "@/lib/messages/schema";

type Groups = Message["reactions"];
export type ReactionChange = { emoji: string; userId: string; isAdded: boolean };

/** The reactions after one was added or removed. What has happened already changes nothing. */
export function changeReactions(groups: Groups, { emoji, userId, isAdded }: ReactionChange): Groups {
  const at = groups.findIndex((group) => group.emoji === emoji);
  const group = groups[at];
  if (isReacting(groups, emoji, userId) === isAdded) return groups;
  if (!group) return [...groups, { emoji, userIds: [userId] }];
  if (isAdded) return groups.with(at, { emoji, userIds: [...group.userIds, userId] });
  const userIds = group.userIds.filter((id) => id !== userId);
  return userIds.length > 0 ? groups.with(at, { emoji, userIds }) : groups.toSpliced(at, 1);
}

export const isReacting = (groups: Groups, emoji: string, userId: string) =>
  groups.some((group) => group.emoji === emoji && group.userIds.includes(userId));
