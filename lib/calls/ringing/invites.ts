import type { Transaction } from "@/lib/db";
import type { Invite } from "../rules";

/** Those of `userIds` for whom `callerId`'s call in a channel rings, and how. The caller of this checks their access. */
export async function invitesFor(
  _tx: Transaction,
  _place: { channelId: string; callerId: string },
  userIds: readonly string[],
): Promise<Invite[]> {
  return userIds.map((userId) => ({ userId, status: "RINGING", isQuiet: false }));
}
