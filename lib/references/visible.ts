import { CHANNEL_IS_VISIBLE } from "@/lib/channels/access";

/** The channel c with its workspace ws, and what person $1 is there. */
export const CHANNEL_OF_VIEWER = `channels c
  LEFT JOIN workspaces ws ON ws.id = c.workspace_id
  LEFT JOIN memberships w ON w.workspace_id = c.workspace_id AND w.user_id = $1
  LEFT JOIN channel_members m ON m.channel_id = c.id AND m.user_id = $1`;

/** Whether person $1 sees channel c of CHANNEL_OF_VIEWER, conversations outside of workspaces included. */
export const VIEWER_SEES_CHANNEL = `((c.workspace_id IS NULL AND m.role IS NOT NULL) OR (${CHANNEL_IS_VISIBLE}))`;

/** What a channel is called to person $1: a conversation without a name goes by its other people. */
export const nameToViewer = (
  c: "c" | "v",
) => `CASE WHEN ${c}.type NOT IN ('DIRECT', 'GROUP') OR ${c}.name <> ''
    THEN ${c}.name ELSE coalesce((
      SELECT string_agg(o.name, ', ' ORDER BY cm.created_at, o.id) FROM channel_members cm
      JOIN users o ON o.id = cm.user_id WHERE cm.channel_id = ${c}.id AND cm.user_id <> $1), 'Just you') END`;

/** Whether person $1 shares a workspace or a conversation with person u. */
export const VIEWER_KNOWS_PERSON = `(u.id = $1
  OR EXISTS (SELECT 1 FROM memberships mine JOIN memberships theirs USING (workspace_id)
    WHERE mine.user_id = $1 AND theirs.user_id = u.id)
  OR EXISTS (SELECT 1 FROM channel_members mine JOIN channel_members theirs USING (channel_id)
    WHERE mine.user_id = $1 AND theirs.user_id = u.id))`;
