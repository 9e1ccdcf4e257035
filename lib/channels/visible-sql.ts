/**
 * What a person is in a channel, in SQL: the one rule, for every statement that lists or checks. `channelRoleOf` is the
 * same rule in TypeScript; `tests/api/visibility.test.ts` proves the two equal over all combinations.
 *
 * Aliases: `c` the channel, `w` the person's row of open_memberships in its workspace (the view leaves out who can't open
 * it for want of two factors), `m` their row of channel_members. A
 * statement that has `c` gets the other two from `joinPerson`.
 */

/** Joins `w` and `m` of one person to the channel `c`. @param userId an SQL expression, e.g. `$1` or `e.author_id` */
export const joinPerson = (userId: string) =>
  `LEFT JOIN open_memberships w ON w.workspace_id = c.workspace_id AND w.user_id = ${userId}
  ${joinMember(userId)}`;

/** Joins `m` alone, for statements that reach `c` through the person's membership `w`. */
export const joinMember = (userId: string, channel = "c", member = "m") =>
  `LEFT JOIN channel_members ${member} ON ${member}.channel_id = ${channel}.id AND ${member}.user_id = ${userId}`;

/** Whether the person sees the channel. Never null: without a channel it is false. */
export const CHANNEL_IS_VISIBLE = isVisible("c", "m");

/** The same under other aliases, for a second channel of the workspace `w`, such as the parent. */
export function isVisible(channel: string, member: string): string {
  return `CASE WHEN ${channel}.workspace_id IS NULL THEN ${member}.role IS NOT NULL
    ELSE w.role IS NOT NULL AND (${member}.role IS NOT NULL OR ${channel}.visibility <> 'PRIVATE' AND w.role <> 'GUEST') END`;
}

/** The person's role in the channel; null where they don't see it. */
export const CHANNEL_ROLE = `CASE
    WHEN c.workspace_id IS NULL THEN m.role
    WHEN ${CHANNEL_IS_VISIBLE} THEN
      CASE WHEN w.role IN ('OWNER', 'ADMIN') THEN 'MANAGER' ELSE coalesce(m.role, c.default_role) END
  END`;

/**
 * Whether anyone with its link may read the channel `c`, without signing in. It says nothing of members: to them a PUBLIC
 * channel is one of the workspace. `isPublic` (lib/permissions.ts) is the same rule.
 */
export const CHANNEL_IS_PUBLIC = "(c.visibility = 'PUBLIC' AND c.workspace_id IS NOT NULL)";

/** The FROM of a list over everything that person $1 may see: `c`, its workspace `ws`, `w` and `m`. */
export const CHANNEL_OF_VIEWER = `channels c
  LEFT JOIN workspaces ws ON ws.id = c.workspace_id
  ${joinPerson("$1")}`;

/** Whether either participant of the DIRECT `c` has blocked the other; other types cost nothing. */
export const HAS_BLOCK = `CASE WHEN c.type = 'DIRECT' THEN EXISTS (
    SELECT FROM blocks b WHERE c.direct_key IN (b.blocker_id || ':' || b.blocked_id, b.blocked_id || ':' || b.blocker_id)
      AND b.blocker_id IN (SELECT user_id FROM channel_members WHERE channel_id = c.id))
  ELSE false END`;
