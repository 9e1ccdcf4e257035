import { pool } from "@/lib/db";
import type { ChannelRole } from "@/lib/permissions";
import { type Bounds, isBound } from "@/lib/sql/bounds";
import type { ChannelType } from "./types";
import { CHANNEL_ROLE, joinMember } from "./visible-sql";

/** A channel that one person can see, with their role in it. */
export type ReadableChannel = {
  type: ChannelType;
  role: ChannelRole;
  isArchived: boolean;
  /** Null for DIRECT and GROUP. */
  workspaceId: string | null;
};

/** The workspaces and channels that one person can see; channels by id. */
export type Visibility = { workspaceIds: Set<string>; channels: Map<string, ReadableChannel> };

type Row = {
  userId: string;
  workspaceId: string | null;
  channelId: string | null;
  type: ChannelType;
  isArchived: boolean;
  role: ChannelRole | null;
};

const COLUMNS = `c.id AS "channelId", c.type, c.archived_at IS NOT NULL AS "isArchived"`;

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
    text: `SELECT w.user_id AS "userId", w.workspace_id AS "workspaceId", ${COLUMNS}, ${CHANNEL_ROLE} AS role
           FROM open_memberships w
           LEFT JOIN channels c ON c.workspace_id = w.workspace_id AND ($2::uuid IS NULL OR c.id = $2)
           ${joinMember("w.user_id")}
           WHERE w.user_id = ANY($1::uuid[])
           UNION ALL
           SELECT m.user_id, NULL, ${COLUMNS}, m.role
           FROM channel_members m
           JOIN channels c ON c.id = m.channel_id AND c.workspace_id IS NULL AND ($2::uuid IS NULL OR c.id = $2)
           WHERE m.user_id = ANY($1::uuid[])`,
    values: [userIds, channelId],
  });
  const visible = new Map<string, Visibility>(
    userIds.map((id) => [id, { workspaceIds: new Set(), channels: new Map() }]),
  );
  for (const { userId, workspaceId, channelId: id, type, role, isArchived } of rows) {
    const of = visible.get(userId);
    if (!of) continue;
    if (workspaceId) of.workspaceIds.add(workspaceId);
    if (id && role) of.channels.set(id, { type, role, isArchived, workspaceId });
  }
  return visible;
}

/** What of it lies within the bounds of a key; all of it without any. */
export function visibleWithin(visible: Visibility, bounds: Bounds | undefined): Visibility {
  if (!bounds || !isBound(bounds)) return visible;
  const isWithin = (id: string) => bounds.workspaceIds?.includes(id) ?? true;
  return {
    workspaceIds: new Set([...visible.workspaceIds].filter(isWithin)),
    channels: new Map(
      [...visible.channels].filter(([, { workspaceId }]) =>
        workspaceId === null ? bounds.hasConversations : isWithin(workspaceId),
      ),
    ),
  };
}
