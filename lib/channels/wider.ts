import { pool } from "@/lib/db";
import { CHANNEL_IS_PUBLIC, CHANNEL_IS_VISIBLE, joinPerson } from "./visible-sql";

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
      LEFT JOIN memberships reader ON reader.workspace_id = tc.workspace_id AND reader.user_id = member.user_id
      WHERE member.channel_id = tc.id
        AND (tc.workspace_id IS NULL OR reader.role = 'GUEST' OR reader.role IS NOT NULL AND NOT ${isOpenIn("tc.workspace_id")})
        AND NOT ${sees("sc.id", "member.user_id")}))))`;

/** Whether somebody reads the channel or conversation `targetId` who can't read `sourceId`. */
export async function readsWider(targetId: string, sourceId: string): Promise<boolean> {
  const { rows } = await pool().query<{ isWider: boolean }>({
    name: "is wider",
    text: `SELECT ${isWider("$1::uuid", "$2::uuid", isOpenWider("tc.workspace_id", "$2::uuid"))} AS "isWider"`,
    values: [targetId, sourceId],
  });
  return rows[0]?.isWider ?? false;
}
