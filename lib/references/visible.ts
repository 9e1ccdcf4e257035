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
