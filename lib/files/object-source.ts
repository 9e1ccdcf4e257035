import { nameToViewer } from "@/lib/channels/name-sql";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { type PreviewRow, placeJson, toPreview } from "@/lib/objects/preview-sql";
import type { AccessedObject, FilteredFields, ObjectSource, SearchSource } from "@/lib/objects/source";
import { FILE_CARRIERS, fileCarriers } from "./carriers";

/** Of a file that no message carries. */
const OWN_FILTERS: FilteredFields = {
  ...{ author: "f.owner_id", at: "f.created_at", is: {} },
  ...{ assignees: "SELECT FROM task_assignees a WHERE false", due: () => "false" },
};

const IN_VISIBLE_MESSAGE = `SELECT FROM messages msg JOIN visible o ON o.id = msg.channel_id
  WHERE msg.id = f.message_id AND msg.deleted_at IS NULL`;
const IN_VISIBLE_TASK = `SELECT FROM task_attachments ta JOIN tasks t ON t.id = ta.task_id AND t.deleted_at IS NULL
  JOIN visible o ON o.id = t.channel_id WHERE ta.file_id = f.id AND ta.removed_at IS NULL`;
const IN_EARLIER_DOCUMENT = `SELECT FROM document_files df2 JOIN documents d2 ON d2.id = df2.document_id
  JOIN visible o ON o.id = d2.channel_id
  WHERE NOT EXISTS (SELECT FROM tasks gone WHERE gone.id = d2.task_id AND gone.deleted_at IS NOT NULL) AND df2.file_id = f.id AND df2.is_shown AND df2.document_id < df.document_id`;

/** What several carry is found once. */
const SEARCHED = [
  { ...FILE_CARRIERS.message, unlessIn: [], isOfMessage: true as const },
  { ...FILE_CARRIERS.task, unlessIn: [], filtered: OWN_FILTERS },
  {
    ...{ ...FILE_CARRIERS.document, filtered: OWN_FILTERS },
    unlessIn: [IN_VISIBLE_MESSAGE, IN_VISIBLE_TASK, IN_EARLIER_DOCUMENT],
  },
];

const place = (anchor: string) =>
  placeJson({ slug: "ws.slug", channel: "c", name: nameToViewer("c"), anchor });
/** Parts of a SELECT of the files $2 that person $1 sees, by what carries them. */
const from = ({ joins, channelId }: (typeof fileCarriers)[number]) =>
  `FROM files f ${joins} JOIN (${CHANNEL_OF_VIEWER}) ON c.id = ${channelId}
    WHERE f.id = ANY($2::uuid[]) AND f.status = 'READY' AND ${CHANNEL_IS_VISIBLE}`;

export const fileSource: ObjectSource = {
  search: SEARCHED.map(
    ({ joins, channelId, anchor, person, authorId: _, threadId: __, unlessIn, ...how }): SearchSource => ({
      ...how,
      from: `files f ${joins} JOIN visible v ON v.id = ${channelId}`,
      conditions: ["f.status = 'READY'", ...unlessIn.map((one) => `NOT EXISTS (${one})`)].join(" AND "),
      searched: ["search_name(f.name)"],
      fields: {
        ...{ id: "f.id", text: "f.name", person, createdAt: "f.created_at" },
        place: placeJson({ slug: "v.slug", channel: "v", name: nameToViewer("v"), anchor }),
      },
    }),
  ),
  report: null,
  async resolve({ userId }, ids) {
    const { rows } = await pool().query<PreviewRow>({
      name: "resolve files",
      text: fileCarriers
        .map(
          (carrier) => `SELECT f.id, f.name AS title, f.alt AS excerpt, ${carrier.person} AS person,
            ${place(carrier.anchor)} AS place, f.created_at AS "createdAt" ${from(carrier)}`,
        )
        .join(" UNION ALL "),
      values: [userId, ids],
    });
    return rows.map((row) => toPreview("file", row));
  },
  async access({ userId }, id) {
    const { rows } = await pool().query<Omit<AccessedObject, "isDeleted">>({
      name: "access file",
      text: fileCarriers
        .map(
          (carrier) => `SELECT c.workspace_id AS "workspaceId", c.id AS "channelId",
            ${carrier.threadId} AS "threadId", ${carrier.authorId} AS "authorId" ${from(carrier)}`,
        )
        .join(" UNION ALL "),
      values: [userId, [id]],
    });
    if (!rows[0]) throw notFound("file");
    return { ...rows[0], isDeleted: false };
  },
};
