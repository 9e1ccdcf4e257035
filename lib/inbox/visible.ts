import { CHANNEL_IS_VISIBLE, joinMember } from "@/lib/channels/visible-sql";
import { DUE_NAME, isRemindedOf } from "@/lib/sql/tasks";
import { isOfDeletedObject } from "@/lib/sql/threads";
import type { InboxKind } from "./kinds";

/** Kinds as a list of SQL. */
export const sqlKinds = (kinds: readonly InboxKind[]) => kinds.map((kind) => `'${kind}'`).join(", ");

/**
 * A task that is done, archived, deleted or no longer theirs doesn't remind anybody. It does again where that is taken back, as
 * the item that it was. `task` is a key's end: of DUE it is one due date.
 */
const isOpenTask = (
  key: string,
  isTheirs: string,
) => `${CHANNEL_IS_VISIBLE} AND c.archived_at IS NULL AND EXISTS (
    SELECT FROM tasks t WHERE ${isTheirs} AND t.id = i.target_id AND t.completed_at IS NULL AND t.archived_at IS NULL AND t.deleted_at IS NULL AND i.key = ${key})`;

/** Who sees the kinds with a rule of their own: over the membership w and the channel c of the person. */
const OWN_RULES: Partial<Record<InboxKind, string>> = {
  REPORT: "coalesce(w.role IN ('OWNER', 'ADMIN'), false)",
  // Nor does one see an invite that nobody can accept.
  INVITE: `i.done_at IS NOT NULL OR w.user_id IS NULL AND EXISTS (
      SELECT FROM invites v WHERE v.id = substr(i.key, length('invite:') + 1)::uuid AND v.revoked_at IS NULL
        AND v.expires > now() AND (v.max_uses IS NULL OR v.uses < v.max_uses))`,
  ASSIGNED: isOpenTask(
    "i.key",
    "EXISTS (SELECT FROM task_assignees a WHERE a.task_id = t.id AND a.user_id = i.user_id)",
  ),
  // In the description of a task.
  DOCUMENT_MENTION: `${CHANNEL_IS_VISIBLE} AND (i.target_type <> 'task' OR EXISTS (
      SELECT FROM tasks t WHERE t.id = i.target_id AND t.deleted_at IS NULL))`,
  DUE: isOpenTask(`'due:' || t.id || ':' || ${DUE_NAME}`, isRemindedOf("i.user_id")),
  AI_BUDGET: "w.user_id IS NOT NULL",
  // Of a guest it has no channel.
  JOINED: `w.user_id IS NOT NULL AND (i.channel_id IS NULL OR ${CHANNEL_IS_VISIBLE})`,
};
const RULES = Object.entries(OWN_RULES).map(([kind, rule]) => `WHEN i.kind = '${kind}' THEN ${rule}`);

/**
 * The inbox items i of one person that they may still see, with their channel c: what one can't see any more isn't
 * shown, counted or mailed, and is there again when access comes back.
 * @param userId an SQL expression
 */
export const visibleItems = (userId: string) => `inbox_items i
  LEFT JOIN channels c ON c.id = i.channel_id
  LEFT JOIN open_memberships w ON w.workspace_id = coalesce(c.workspace_id, i.workspace_id) AND w.user_id = ${userId}
  ${joinMember(userId)}
  WHERE i.user_id = ${userId} AND CASE
    ${RULES.join("\n    ")}
    WHEN i.channel_id IS NULL THEN true
    ELSE ${CHANNEL_IS_VISIBLE} END
    AND NOT ${isOfDeletedObject("i.thread_id")}
    AND NOT (i.kind = 'MENTION'
      AND EXISTS (SELECT FROM messages d WHERE d.id = i.target_id AND d.deleted_at IS NOT NULL))`;
