import { nameToViewer } from "@/lib/channels/name-sql";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { messageAnchor, type PreviewRow, personJson, placeJson, toPreview } from "@/lib/objects/preview-sql";
import type { AccessedObject, ObjectSource, SearchSource } from "@/lib/objects/source";

const PLACE = placeJson({
  slug: "ws.slug",
  channel: "c",
  name: nameToViewer("c"),
  anchor: messageAnchor("msg"),
});

const NAMES: SearchSource = {
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

/** The files that messages carry, as far as person $1 sees the channel. */
const FROM = `files f JOIN messages msg ON msg.id = f.message_id AND msg.deleted_at IS NULL
  JOIN users u ON u.id = msg.author_id JOIN (${CHANNEL_OF_VIEWER}) ON c.id = msg.channel_id
  WHERE f.id = ANY($2::uuid[]) AND f.status = 'READY' AND ${CHANNEL_IS_VISIBLE}`;

export const fileSource: ObjectSource = {
  search: [NAMES],
  report: null,
  async resolve({ userId }, ids) {
    const { rows } = await pool().query<PreviewRow>({
      name: "resolve files",
      text: `SELECT f.id, f.name AS title, f.alt AS excerpt, ${personJson("u")} AS person, ${PLACE} AS place,
               f.created_at AS "createdAt" FROM ${FROM}`,
      values: [userId, ids],
    });
    return rows.map((row) => toPreview("file", row));
  },
  async access({ userId }, id) {
    const { rows } = await pool().query<Omit<AccessedObject, "isDeleted">>({
      name: "access file of message",
      text: `SELECT c.workspace_id AS "workspaceId", c.id AS "channelId", msg.thread_id AS "threadId",
               msg.author_id AS "authorId" FROM ${FROM}`,
      values: [userId, [id]],
    });
    if (!rows[0]) throw notFound("file");
    return { ...rows[0], isDeleted: false };
  },
};
