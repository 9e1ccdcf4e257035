import { pool } from "@/lib/db";
import { type PreviewRow, placeJson, toPreview } from "@/lib/objects/preview-sql";
import type { ObjectSource, SearchSource } from "@/lib/objects/source";
import { accessChannel } from "./access";
import { nameToViewer } from "./name-sql";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "./visible-sql";

const PLACE = placeJson({ slug: "ws.slug", channel: "c", name: nameToViewer("c"), anchor: "NULL" });

const NAMES: SearchSource = {
  from: "visible v",
  conditions: "v.archived_at IS NULL AND v.name <> ''",
  searched: ["v.names"],
  fields: {
    id: "v.id",
    // The topic may be what was found.
    text: "concat_ws(' · ', v.name, nullif(v.topic, ''))",
    person: "NULL",
    place: placeJson({ slug: "v.slug", channel: "v", name: "v.name", anchor: "NULL" }),
    createdAt: "NULL",
  },
};

export const channelSource: ObjectSource = {
  search: [NAMES],
  report: null,
  async resolve({ userId }, ids) {
    const { rows } = await pool().query<PreviewRow>({
      name: "resolve channels",
      text: `SELECT c.id, ${nameToViewer("c")} AS title, c.topic AS excerpt, NULL AS person, ${PLACE} AS place,
               NULL::timestamptz AS "createdAt"
             FROM ${CHANNEL_OF_VIEWER} WHERE c.id = ANY($2::uuid[]) AND ${CHANNEL_IS_VISIBLE}`,
      values: [userId, ids],
    });
    return rows.map((row) => toPreview("channel", row));
  },
  async access(viewer, id) {
    const { workspaceId } = await accessChannel(viewer, id, "channel.read");
    return { workspaceId, channelId: id, threadId: null, authorId: null, isDeleted: false };
  },
};
