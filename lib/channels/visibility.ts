import { pool } from "@/lib/db";
import { type ChannelRole, channelRoleOf, type WorkspaceRole } from "@/lib/permissions";
import type { ChannelType } from "./schema";

/** What one person is in a channel that exists for them. */
export type ReadableChannel = { type: ChannelType; role: ChannelRole; isArchived: boolean };

/** The workspaces and channels that exist for one person; channels by id. */
export type Visibility = { workspaceIds: Set<string>; channels: Map<string, ReadableChannel> };

type Row = {
  userId: string;
  workspaceId: string | null;
  workspaceRole: WorkspaceRole | null;
  channelId: string | null;
  type: ChannelType;
  visibility: "WORKSPACE" | "PRIVATE";
  defaultRole: ChannelRole;
  isArchived: boolean;
  memberRole: ChannelRole | null;
};

/**
 * What many people may see, in one query: `accessChannel` in bulk, for the realtime node.
 * @param channelId looks at this channel only
 */
export async function listVisible(
  userIds: readonly string[],
  channelId: string | null = null,
): Promise<Map<string, Visibility>> {
  const { rows } = await pool().query<Row>({
    name: "list visible",
    text: `SELECT w.user_id AS "userId", w.workspace_id AS "workspaceId", w.role AS "workspaceRole",
             c.id AS "channelId", c.type, c.visibility, c.default_role AS "defaultRole",
             c.archived_at IS NOT NULL AS "isArchived", m.role AS "memberRole"
           FROM memberships w
           LEFT JOIN channels c ON c.workspace_id = w.workspace_id AND ($2::uuid IS NULL OR c.id = $2)
           LEFT JOIN channel_members m ON m.channel_id = c.id AND m.user_id = w.user_id
           WHERE w.user_id = ANY($1::uuid[])
           UNION ALL
           SELECT m.user_id, NULL, NULL, c.id, c.type, c.visibility, c.default_role, c.archived_at IS NOT NULL, m.role
           FROM channel_members m
           JOIN channels c ON c.id = m.channel_id AND c.workspace_id IS NULL AND ($2::uuid IS NULL OR c.id = $2)
           WHERE m.user_id = ANY($1::uuid[])`,
    values: [userIds, channelId],
  });
  const visible = new Map<string, Visibility>(
    userIds.map((id) => [id, { workspaceIds: new Set(), channels: new Map() }]),
  );
  for (const row of rows) {
    const of = visible.get(row.userId);
    if (!of) continue;
    if (row.workspaceId) of.workspaceIds.add(row.workspaceId);
    const role = row.workspaceId ? channelRoleOf(row) : row.memberRole;
    if (row.channelId && role)
      of.channels.set(row.channelId, { type: row.type, role, isArchived: row.isArchived });
  }
  return visible;
}
