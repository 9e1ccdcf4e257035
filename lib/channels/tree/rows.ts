import { notFound } from "@/lib/http/errors";
import { type ChannelRole, channelRoleOf, type WorkspaceRole } from "@/lib/permissions";
import { IS_UNREAD } from "@/lib/sql/inbox-items";
import { toTreeChannel } from "../presenter";
import type { Channel, TreeChannel } from "../schema";
import { HAS_BLOCK, isVisible, joinMember, joinPerson } from "../visible-sql";

export type TreeRow = Channel & {
  parentId: string | null;
  position: string;
  workspaceRole: WorkspaceRole | null;
  memberRole: ChannelRole | null;
  lastSeq: number;
  readSeq: number;
  mentionCount: number;
  hasUnreadChanges: boolean | null;
  isMuted: boolean;
  level: TreeChannel["level"];
  isDefault: boolean;
  hasBlock: boolean;
};

/** What a tree shows of the channel `c` to one person. */
const columns = (viewer: string) => `c.id, c.workspace_id AS "workspaceId", c.type, c.visibility,
    CASE WHEN ${isVisible("above", "above_m")} THEN above.id END AS "parentId",
    c.default_role AS "defaultRole", c.name, c.topic, c.position, c.archived_at IS NOT NULL AS "isArchived", c.is_indexed AS "isIndexed",
    w.role AS "workspaceRole", m.role AS "memberRole", c.last_seq AS "lastSeq", coalesce(r.read_seq, 0) AS "readSeq",
    coalesce(n.count, 0)::int AS "mentionCount", coalesce(p.is_muted, false) AS "isMuted", p.level,
    CASE WHEN dv.seen_at IS NOT NULL THEN EXISTS (SELECT FROM document_edits e WHERE e.document_id = c.id
      AND e.user_id <> ${viewer} AND e.edited_at > dv.seen_at) END AS "hasUnreadChanges",
    c.is_default AS "isDefault", ${HAS_BLOCK} AS "hasBlock"`;

/** @param people the SQL condition on inbox items of those whose trees are read */
const joins = (viewer: string, people: string) => `${joinPerson(viewer)}
  LEFT JOIN channels above ON above.id = c.parent_id
  ${joinMember(viewer, "above", "above_m")}
  LEFT JOIN read_markers r ON r.channel_id = c.id AND r.user_id = ${viewer}
  LEFT JOIN document_visits dv ON dv.document_id = c.id AND dv.user_id = ${viewer}
  LEFT JOIN channel_preferences p ON p.channel_id = c.id AND p.user_id = ${viewer}
  LEFT JOIN (
    SELECT i.user_id, i.channel_id, count(*) FROM inbox_items i
    WHERE i.user_id ${people} AND i.kind = 'MENTION' AND ${IS_UNREAD} GROUP BY i.user_id, i.channel_id
  ) n ON n.channel_id = c.id AND n.user_id = ${viewer}`;

/** The channels of person $1's trees; a statement adds its WHERE. */
export const TREE = `SELECT ${columns("$1")} FROM channels c ${joins("$1", "= $1")}`;

/** The same for each of the people $1, as `viewerId`. */
export const TREES = `SELECT viewer.id AS "viewerId", ${columns("viewer.id")}
  FROM unnest($1::uuid[]) AS viewer(id) CROSS JOIN channels c ${joins("viewer.id", "= ANY($1::uuid[])")}`;

/** @throws AppError not_found where the person doesn't see the channel */
export function presentRow({ workspaceRole, memberRole, ...channel }: TreeRow): TreeChannel {
  const role = channelRoleOf({ ...channel, workspaceRole, memberRole });
  if (!role) throw notFound("channel");
  return toTreeChannel({ ...channel, role });
}
