import { nameToViewer } from "@/lib/channels/name-sql";
import { eraseChannel } from "@/lib/channels/service";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { db, pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { type PreviewRow, placeJson, toPreview } from "@/lib/objects/preview-sql";
import type { AccessedObject, ObjectSource, TextSource } from "@/lib/objects/source";

const PLACE = placeJson({ slug: "ws.slug", channel: "c", name: nameToViewer("c"), anchor: "NULL" });
/** A channel's own document. Descriptions belong to objects, which have sources of their own. */
const IS_OWN = "d.id = d.channel_id";

const TEXT: TextSource = {
  from: `document_texts t JOIN documents d ON d.id = t.document_id JOIN visible v ON v.id = d.channel_id`,
  conditions: IS_OWN,
  fields: {
    ...{ id: "d.id", editedAt: "t.updated_at" },
    ...{ search: "t.search", body: "t.body", blocks: "t.blocks" },
  },
};

const FROM = `documents d JOIN (${CHANNEL_OF_VIEWER}) ON c.id = d.channel_id
  LEFT JOIN document_texts t ON t.document_id = d.id
  WHERE d.id = ANY($2::uuid[]) AND ${IS_OWN} AND ${CHANNEL_IS_VISIBLE}`;

export const documentSource: ObjectSource = {
  search: [],
  text: TEXT,
  about: `SELECT jsonb_build_object('type', 'document', 'id', d.id, 'title', dch.name, 'quote', dc.quote)
    FROM document_comments dc JOIN documents d ON d.id = dc.document_id JOIN channels dch ON dch.id = d.channel_id
    WHERE dc.id = t.id`,
  report: {
    async subject({ userId }, id) {
      // Who edited it last, and oneself only where nobody else did.
      const { rows } = await pool().query<{ userId: string }>({
        name: "last editor of document",
        text: `SELECT user_id AS "userId" FROM document_edits WHERE document_id = $1
               ORDER BY user_id = $2, edited_at DESC LIMIT 1`,
        values: [id, userId],
      });
      return rows[0]?.userId ?? null;
    },
    async excerpt(_, id) {
      const text = await db().documentText.findUnique({ where: { documentId: id }, select: { body: true } });
      return text?.body ?? "";
    },
    deletion: {
      action: "channel.delete",
      async find(workspaceId, ids) {
        const there = await db().document.findMany({
          where: { id: { in: [...ids] }, channel: { id: { in: [...ids] }, workspaceId } },
          select: { id: true },
        });
        return new Set(there.map(({ id }) => id));
      },
      delete: (tx, id, { workspaceId }) => eraseChannel(tx, { id, workspaceId }),
    },
  },
  async resolve({ userId }, ids) {
    const { rows } = await pool().query<PreviewRow>({
      name: "resolve documents",
      text: `SELECT d.id, ${nameToViewer("c")} AS title, coalesce(left(t.body, 300), '') AS excerpt, NULL AS person,
               ${PLACE} AS place, coalesce(t.updated_at, d.created_at) AS "createdAt" FROM ${FROM}`,
      values: [userId, ids],
    });
    return rows.map((row) => toPreview("document", row));
  },
  async access({ userId }, id) {
    const { rows } = await pool().query<Pick<AccessedObject, "workspaceId" | "channelId">>({
      name: "access document as object",
      text: `SELECT c.workspace_id AS "workspaceId", c.id AS "channelId" FROM ${FROM}`,
      values: [userId, [id]],
    });
    if (!rows[0]) throw notFound("document");
    return { ...rows[0], threadId: null, authorId: null, isDeleted: false };
  },
};
