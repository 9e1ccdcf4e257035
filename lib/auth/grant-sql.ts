/** Joins the key `k` of a session `s`, where it is one of kind KEY. */
export const JOIN_KEY = "LEFT JOIN api_keys k ON k.id = s.id";

/** The `Grant` of that key; null without one. */
export const GRANT = `CASE WHEN k.id IS NOT NULL THEN json_build_object('scopes', k.scopes, 'perMinute', k.per_minute,
    'workspaceIds', CASE WHEN k.is_bound THEN k.workspace_ids END, 'hasConversations', k.has_conversations) END`;
