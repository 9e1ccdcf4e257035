import { CHANNEL_IS_VISIBLE, joinMember } from "@/lib/channels/visible-sql";
import type { InboxKind } from "./kinds";

/** Kinds as a list of SQL. */
export const sqlKinds = (kinds: readonly InboxKind[]) => kinds.map((kind) => `'${kind}'`).join(", ");

/** Who sees the kinds that belong to a workspace rather than to a channel: over its membership w of the person. */
const OF_WORKSPACE: Partial<Record<InboxKind, string>> = {
  REPORT: "coalesce(w.role IN ('OWNER', 'ADMIN'), false)",
  // Nor does one see an invite that nobody can accept.
  INVITE: `i.done_at IS NOT NULL OR w.user_id IS NULL AND EXISTS (
      SELECT FROM invites v WHERE v.id = substr(i.key, length('invite:') + 1)::uuid AND v.revoked_at IS NULL
        AND v.expires > now() AND (v.max_uses IS NULL OR v.uses < v.max_uses))`,
  // Of a guest it has no channel.
  JOINED: `w.user_id IS NOT NULL AND (i.channel_id IS NULL OR ${CHANNEL_IS_VISIBLE})`,
};
const RULES = Object.entries(OF_WORKSPACE).map(([kind, rule]) => `WHEN i.kind = '${kind}' THEN ${rule}`);

/**
 * The inbox items i of one person that they may still see, with their channel c: what one can't see any more isn't
 * shown, counted or mailed, and is there again when access comes back.
 * @param userId an SQL expression
 */
export const visibleItems = (userId: string) => `inbox_items i
  LEFT JOIN channels c ON c.id = i.channel_id
  LEFT JOIN memberships w ON w.workspace_id = coalesce(c.workspace_id, i.workspace_id) AND w.user_id = ${userId}
  ${joinMember(userId)}
  WHERE i.user_id = ${userId} AND CASE
    ${RULES.join("\n    ")}
    WHEN i.channel_id IS NULL THEN true
    ELSE ${CHANNEL_IS_VISIBLE} END
    AND NOT (i.kind = 'MENTION'
      AND EXISTS (SELECT FROM messages d WHERE d.id = i.target_id AND d.deleted_at IS NOT NULL))`;
