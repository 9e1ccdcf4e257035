import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_IS_PUBLIC, CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { accessMessage } from "@/lib/messages/access";
import { MAX_ASSIGNEES } from "@/lib/tasks/limits";

/** @param userId of a person, as all of these SQL */
const sees = (channelId: string, userId: string) => `EXISTS (SELECT FROM channels c ${joinPerson(userId)}
  WHERE c.id = ${channelId} AND ${CHANNEL_IS_VISIBLE})`;
const isPublic = (channelId: string) =>
  `EXISTS (SELECT FROM channels c WHERE c.id = ${channelId} AND ${CHANNEL_IS_PUBLIC})`;
/** What is open to all of a workspace is read by all of its members but its guests. */
const isOpenIn = (workspaceId: string) =>
  `(sc.visibility <> 'PRIVATE' AND sc.workspace_id IS NOT DISTINCT FROM ${workspaceId})`;

/** Whether somebody reads what is open to all of a workspace who can't read the channel `source`. */
export const isOpenWider = (workspaceId: string, source: string) => `EXISTS (
  SELECT FROM channels sc JOIN memberships reader ON reader.workspace_id = ${workspaceId} AND reader.role <> 'GUEST'
  WHERE sc.id = ${source} AND NOT ${isOpenIn(workspaceId)} AND NOT ${sees(source, "reader.user_id")})`;

/**
 * Whether somebody reads the channel `target` who can't read the channel `source`: ids in SQL. A channel's members are
 * looked at one by one, the many of its workspace only where it is open to them.
 * @param openWider `isOpenWider` of the workspace `tc.workspace_id`; a list has it once for all places of a workspace
 */
export const isWider = (target: string, source: string, openWider: string) =>
  `(${isPublic(target)} AND NOT ${isPublic(source)}
  OR EXISTS (
    SELECT FROM channels tc JOIN channels sc ON sc.id = ${source}
    WHERE tc.id = ${target} AND tc.id <> sc.id AND (tc.visibility <> 'PRIVATE' AND ${openWider} OR EXISTS (
      SELECT FROM channel_members member
      JOIN memberships reader ON reader.workspace_id = tc.workspace_id AND reader.user_id = member.user_id
      WHERE member.channel_id = tc.id AND (reader.role = 'GUEST' OR NOT ${isOpenIn("tc.workspace_id")})
        AND NOT ${sees("sc.id", "reader.user_id")}))))`;

/** Something that people wrote, to make something else of it. @throws AppError as `accessMessage`; conflict for the rest */
export async function accessConvertible(actor: Pick<Actor, "userId">, messageId: string) {
  const accessed = await accessMessage(actor, messageId, "channel.read");
  const { deletedAt, kind } = accessed.message;
  if (deletedAt) throw new AppError("conflict", "This message has been deleted.");
  if (kind === "SYSTEM") throw new AppError("conflict", "Only what people write can become something else.");
  return accessed;
}

/** @throws AppError conflict where others would read the words, unless the person knows */
export async function assertKnown(target: { id: string; name: string }, source: { id: string }) {
  const { rows } = await pool().query<{ isWider: boolean }>({
    name: "is wider",
    text: `SELECT ${isWider("$1::uuid", "$2::uuid", isOpenWider("tc.workspace_id", "$2::uuid"))} AS "isWider"`,
    values: [target.id, source.id],
  });
  if (rows[0]?.isWider) {
    throw new AppError(
      "conflict",
      `People who can’t read this message can read ${target.name}. Confirm that with isWiderKnown, or choose another place.`,
      { isWider: true },
    );
  }
}

/** Those of some people who can read a channel, in the order given. */
export async function listReaders(channelId: string, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const { rows } = await pool().query<{ id: string }>({
    name: "readers among people",
    text: `SELECT u.id FROM channels c JOIN users u ON u.id = ANY($2::uuid[]) ${joinPerson("u.id")}
      WHERE c.id = $1 AND u.deleted_at IS NULL AND ${CHANNEL_IS_VISIBLE}`,
    values: [channelId, userIds],
  });
  return userIds.filter((userId) => rows.some(({ id }) => id === userId)).slice(0, MAX_ASSIGNEES);
}
