/**
 * What a channel is called to person $1, in SQL: a conversation without a name goes by its other people. `c` is the
 * channel's alias.
 */
export const nameToViewer = (c: string) => `CASE WHEN ${c}.type NOT IN ('DIRECT', 'GROUP') OR ${c}.name <> ''
    THEN ${c}.name ELSE coalesce((
      SELECT string_agg(o.name, ', ' ORDER BY cm.created_at, o.id) FROM channel_members cm
      JOIN users o ON o.id = cm.user_id WHERE cm.channel_id = ${c}.id AND cm.user_id <> $1), 'Just you') END`;
