import type { Message } from "@/lib/messages/schema";

type Groups = Message["reactions"];

/** The reactions after a person has added or removed one. */
export function toggleReaction(groups: Groups, emoji: string, userId: string): Groups {
  const at = groups.findIndex((group) => group.emoji === emoji);
  const group = groups[at];
  if (!group) return [...groups, { emoji, userIds: [userId] }];
  const others = group.userIds.filter((id) => id !== userId);
  const isMine = others.length < group.userIds.length;
  const next = { emoji, userIds: isMine ? others : [...others, userId] };
  return next.userIds.length > 0 ? groups.with(at, next) : groups.toSpliced(at, 1);
}

export const isMine = (groups: Groups, emoji: string, userId: string) =>
  groups.some((group) => group.emoji === emoji && group.userIds.includes(userId));
