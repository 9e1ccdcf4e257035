import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { MAX_RUNG } from "./limits";

/** Everybody but person $2 who sees channel $1: of its workspace, or of the conversation. */
const OTHERS = `SELECT u.id FROM channels c JOIN users u ON u.id <> $2::uuid AND u.deleted_at IS NULL
    AND u.id IN (SELECT user_id FROM memberships WHERE workspace_id = c.workspace_id
      UNION SELECT user_id FROM channel_members WHERE channel_id = c.id AND c.workspace_id IS NULL)
  ${joinPerson("u.id")}
  WHERE c.id = $1::uuid AND ${CHANNEL_IS_VISIBLE}`;

/**
 * Those for whom a call that rings for everyone rings.
 * @throws AppError invalid_input where they are too many for that
 */
export async function everyoneElse(tx: Transaction, channelId: string, userId: string): Promise<string[]> {
  const people = await tx.$queryRawUnsafe<{ id: string }[]>(
    `${OTHERS} LIMIT ${MAX_RUNG + 1}`,
    channelId,
    userId,
  );
  if (people.length > MAX_RUNG) {
    const advice = "Start it without ringing, then ring for those you need.";
    throw new AppError("invalid_input", `rings: a call rings for ${MAX_RUNG} people at most. ${advice}`);
  }
  return people.map(({ id }) => id);
}

/** @throws AppError invalid_input where one of them doesn't see the channel */
export async function assertInChannel(
  tx: Transaction,
  channelId: string,
  userId: string,
  userIds: readonly string[],
): Promise<void> {
  const found = await tx.$queryRawUnsafe<unknown[]>(
    `${OTHERS} AND u.id = ANY($3::uuid[])`,
    channelId,
    userId,
    userIds,
  );
  if (found.length < userIds.length) {
    throw new AppError("invalid_input", "userIds: not all of them are other people of this channel");
  }
}
