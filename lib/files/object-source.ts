import { nameToViewer } from "@/lib/channels/name-sql";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { messageAnchor, type PreviewRow, personJson, placeJson, toPreview } from "@/lib/objects/preview-sql";
import type { AccessedObject, ObjectSource, SearchSource } from "@/lib/objects/source";

const TASK_ANCHOR = "jsonb_build_object('type', 'task', 'id', t.id)";
/** Null where the account is gone. */
const OWNER = `CASE WHEN u.id IS NOT NULL THEN ${personJson("u")} END`;

/** The files that messages carry. */
const OF_MESSAGES: SearchSource = {
  from: `files f JOIN messages msg ON msg.id = f.message_id JOIN visible v ON v.id = msg.channel_id
    JOIN users u ON u.id = msg.author_id`,
  conditions: "msg.deleted_at IS NULL AND f.status = 'READY'",
  searched: ["search_name(f.name)"],
  fields: {
    ...{ id: "f.id", text: "f.name", person: personJson("u"), createdAt: "f.created_at" },
    place: placeJson({ slug: "v.slug", channel: "v", name: nameToViewer("v"), anchor: messageAnchor("msg") }),
  },
  isOfMessage: true,
};

/** The files that are attached to tasks. */
const OF_TASKS: SearchSource = {
  from: `files f JOIN task_attachments ta ON ta.file_id = f.id JOIN tasks t ON t.id = ta.task_id
    JOIN visible v ON v.id = t.channel_id LEFT JOIN users u ON u.id = f.owner_id`,
  conditions: "ta.removed_at IS NULL AND t.deleted_at IS NULL AND f.status = 'READY'",
  searched: ["search_name(f.name)"],
  filtered: {
    ...{ author: "f.owner_id", at: "f.created_at", is: {} },
    ...{ assignees: "SELECT FROM task_assignees a WHERE false", due: () => "false" },
  },
  fields: {
    ...{ id: "f.id", text: "f.name", person: OWNER, createdAt: "f.created_at" },
    place: placeJson({ slug: "v.slug", channel: "v", name: nameToViewer("v"), anchor: TASK_ANCHOR }),
  },
};

const place = (anchor: string) =>
  placeJson({ slug: "ws.slug", channel: "c", name: nameToViewer("c"), anchor });

/** Parts of a SELECT of the files $2 that person $1 sees, by what carries them. */
const CARRIED = [
  {
    ...{ person: personJson("u"), place: place(messageAnchor("msg")) },
    ...{ threadId: "msg.thread_id", authorId: "msg.author_id" },
    from: `files f JOIN messages msg ON msg.id = f.message_id AND msg.deleted_at IS NULL
      JOIN users u ON u.id = msg.author_id JOIN (${CHANNEL_OF_VIEWER}) ON c.id = msg.channel_id`,
  },
  {
    ...{ person: OWNER, place: place(TASK_ANCHOR), threadId: "NULL::uuid", authorId: "f.owner_id" },
    from: `files f JOIN task_attachments ta ON ta.file_id = f.id AND ta.removed_at IS NULL
      JOIN tasks t ON t.id = ta.task_id AND t.deleted_at IS NULL
      LEFT JOIN users u ON u.id = f.owner_id JOIN (${CHANNEL_OF_VIEWER}) ON c.id = t.channel_id`,
  },
];
const VISIBLE = `f.id = ANY($2::uuid[]) AND f.status = 'READY' AND ${CHANNEL_IS_VISIBLE}`;

export const fileSource: ObjectSource = {
  search: [OF_MESSAGES, OF_TASKS],
  report: null,
  async resolve({ userId }, ids) {
    const { rows } = await pool().query<PreviewRow>({
      name: "resolve files",
      text: CARRIED.map(
        ({ person, place, from }) => `SELECT f.id, f.name AS title, f.alt AS excerpt, ${person} AS person,
          ${place} AS place, f.created_at AS "createdAt" FROM ${from} WHERE ${VISIBLE}`,
      ).join(" UNION ALL "),
      values: [userId, ids],
    });
    return rows.map((row) => toPreview("file", row));
  },
  async access({ userId }, id) {
    const { rows } = await pool().query<Omit<AccessedObject, "isDeleted">>({
      name: "access file",
      text: CARRIED.map(
        ({ threadId, authorId, from }) => `SELECT c.workspace_id AS "workspaceId", c.id AS "channelId",
          ${threadId} AS "threadId", ${authorId} AS "authorId" FROM ${from} WHERE ${VISIBLE}`,
      ).join(" UNION ALL "),
      values: [userId, [id]],
    });
    if (!rows[0]) throw notFound("file");
    return { ...rows[0], isDeleted: false };
  },
};
