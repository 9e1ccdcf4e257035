import { CHANNEL_IS_PUBLIC, CHANNEL_IS_VISIBLE, joinMember, joinPerson } from "@/lib/channels/visible-sql";
import { Prisma } from "@/lib/generated/prisma/client";

const ASKER = "(SELECT asker FROM given)";

/**
 * `given.asker` and `given.place` are parameters. The readers of the place are counted once; a channel that everyone of
 * a workspace sees is compared by its guests alone, and only the asker's own private channels are counted by members.
 */
const AUDIENCE = `place AS MATERIALIZED (SELECT c.*, ${CHANNEL_IS_PUBLIC} AS is_public
    FROM channels c WHERE c.id = (SELECT place FROM given)),
  readers AS MATERIALIZED (
    SELECT w.user_id FROM place c JOIN memberships w ON w.workspace_id = c.workspace_id
    ${joinMember("w.user_id")}
    WHERE ${CHANNEL_IS_VISIBLE}
    UNION ALL
    SELECT m.user_id FROM place c JOIN channel_members m ON m.channel_id = c.id WHERE c.workspace_id IS NULL),
  size AS MATERIALIZED (SELECT count(*) AS readers FROM readers),
  members AS MATERIALIZED (
    SELECT w.workspace_id FROM memberships w JOIN readers USING (user_id)
    GROUP BY w.workspace_id HAVING count(*) = (SELECT readers FROM size)),
  guests AS MATERIALIZED (
    SELECT w.workspace_id, w.user_id FROM memberships w JOIN readers USING (user_id) WHERE w.role = 'GUEST')
  SELECT c.id FROM channels c
  ${joinPerson(ASKER)}
  WHERE ${CHANNEL_IS_VISIBLE} AND (c.id = (SELECT id FROM place) OR (
    (${CHANNEL_IS_PUBLIC} OR NOT (SELECT is_public FROM place))
    AND (c.workspace_id IS NULL OR c.workspace_id IN (SELECT workspace_id FROM members))
    AND CASE WHEN c.workspace_id IS NOT NULL AND c.visibility <> 'PRIVATE'
      THEN NOT EXISTS (SELECT FROM guests g WHERE g.workspace_id = c.workspace_id AND NOT EXISTS (
        SELECT FROM channel_members gm WHERE gm.channel_id = c.id AND gm.user_id = g.user_id))
      ELSE (SELECT count(*) FROM channel_members rm JOIN readers USING (user_id) WHERE rm.channel_id = c.id)
        = (SELECT readers FROM size) END))`;

/**
 * The ids of the channels that the asker may read and everyone who reads `placeId` may read as well, as of now: what an
 * answer there may be made of. The place itself is one of them. Of a place that anyone with its link reads, only
 * channels of that kind are.
 */
export const audienceSql = (askerId: string, placeId: string): Prisma.Sql =>
  Prisma.sql`WITH given AS (SELECT ${askerId}::uuid AS asker, ${placeId}::uuid AS place), ${Prisma.raw(AUDIENCE)}`;
