import { nameToViewer } from "@/lib/channels/name-sql";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { db, pool } from "@/lib/db";
import { excerptOf } from "@/lib/markdown/plain-text";
import { type PreviewRow, personJson, placeJson, toPreview } from "@/lib/objects/preview-sql";
import type { FilteredFields, ObjectSource, SearchSource } from "@/lib/objects/source";
import { isDue } from "@/lib/sql/tasks";
import { accessTask } from "./access";
import { eraseTask } from "./deletion/service";

const ANCHOR = "jsonb_build_object('type', 'task', 'id', t.id)";
/** Null where the account is gone. */
const CREATOR = `CASE WHEN u.id IS NOT NULL THEN ${personJson("u")} END`;

const FILTERED: FilteredFields = {
  ...{ author: "t.created_by_id", at: "t.created_at" },
  is: {
    open: "(t.completed_at IS NULL AND t.archived_at IS NULL)",
    ...{ done: "t.completed_at IS NOT NULL", archived: "t.archived_at IS NOT NULL" },
    card: "t.column_id IS NOT NULL",
    saved:
      "EXISTS (SELECT FROM saved_items s WHERE s.user_id = $1 AND s.target_type = 'task' AND s.target_id = t.id)",
  },
  assignees: "SELECT FROM task_assignees a WHERE a.task_id = t.id",
  due: (value, userId, given) =>
    `(t.archived_at IS NULL AND ${isDue(value === "week" ? "thisWeek" : value, userId, given)})`,
};

const TITLES: SearchSource = {
  from: "tasks t JOIN visible v ON v.id = t.channel_id LEFT JOIN users u ON u.id = t.created_by_id",
  conditions: "t.deleted_at IS NULL",
  filtered: FILTERED,
  searched: ["search_name(t.title)", "search_name(left(t.notes, 5000))"],
  fields: {
    ...{ id: "t.id", text: "t.title", person: CREATOR, createdAt: "t.created_at" },
    place: placeJson({ slug: "v.slug", channel: "v", name: nameToViewer("v"), anchor: ANCHOR }),
  },
};

const PLACE = placeJson({ slug: "ws.slug", channel: "c", name: nameToViewer("c"), anchor: ANCHOR });

export const taskSource: ObjectSource = {
  search: [TITLES],
  about: `SELECT jsonb_build_object('type', 'task', 'id', task.id, 'title', task.title)
    FROM tasks task WHERE task.id = t.about_id`,
  report: {
    async excerpt(viewer, id) {
      const { task } = await accessTask(viewer, id, "channel.read");
      return [task.title, task.notes].filter(Boolean).join("\n\n");
    },
    deletion: {
      action: "task.delete",
      async find(workspaceId, ids) {
        const there = await db().task.findMany({
          where: { id: { in: [...ids] }, deletedAt: null, channel: { workspaceId } },
          select: { id: true },
        });
        return new Set(there.map(({ id }) => id));
      },
      delete: (tx, taskId) => eraseTask(tx, taskId),
    },
  },
  async resolve({ userId }, ids) {
    const { rows } = await pool().query<PreviewRow>({
      name: "resolve tasks",
      text: `SELECT t.id, t.title, left(t.notes, 1000) AS excerpt, ${CREATOR} AS person, ${PLACE} AS place,
               t.created_at AS "createdAt", t.completed_at IS NOT NULL AS "isDone"
             FROM tasks t LEFT JOIN users u ON u.id = t.created_by_id
             JOIN (${CHANNEL_OF_VIEWER}) ON c.id = t.channel_id
             WHERE t.id = ANY($2::uuid[]) AND t.deleted_at IS NULL AND ${CHANNEL_IS_VISIBLE}`,
      values: [userId, ids],
    });
    return rows.map((row) => toPreview("task", { ...row, excerpt: excerptOf(row.excerpt) }));
  },
  async access(viewer, id) {
    const { task, channel } = await accessTask(viewer, id, "channel.read");
    const { id: channelId, workspaceId } = channel;
    return { workspaceId, channelId, threadId: null, authorId: task.createdBy, isDeleted: false };
  },
};
