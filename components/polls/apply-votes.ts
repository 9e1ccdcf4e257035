import type { Poll } from "@/lib/polls/schema";

/** A poll with changed votes applied, before the server has answered. */
export function applyVotes(
  poll: Poll,
  before: readonly string[],
  after: readonly string[],
  userId: string,
): Poll {
  const options = poll.options.map((option) => {
    const change = Number(after.includes(option.id)) - Number(before.includes(option.id));
    if (change === 0) return option;
    const others = option.userIds.filter((id) => id !== userId);
    const userIds = poll.isAnonymous ? [] : change > 0 ? [...others, userId] : others;
    return { ...option, voteCount: option.voteCount + change, userIds };
  });
  const voterCount = poll.voterCount + Number(after.length > 0) - Number(before.length > 0);
  return { ...poll, options, voterCount };
}
