import { nameToViewer } from "@/lib/channels/name-sql";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { db, pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { excerptOf } from "@/lib/markdown/plain-text";
import { messageAnchor, type PreviewRow, personJson, placeJson, toPreview } from "@/lib/objects/preview-sql";
import type { ObjectSource } from "@/lib/objects/source";
import { isOfDeletedObject } from "@/lib/sql/threads";
import { accessMessage, isAboutObject } from "./access";
import { eraseMessage } from "./service";

const PLACE = placeJson({
  slug: "ws.slug",
  channel: "c",
  name: nameToViewer("c"),
  anchor: messageAnchor("msg"),
});

export const messageSource: ObjectSource = {
  search: [],
  report: {
    async excerpt(viewer, id) {
      const { message } = await accessMessage(viewer, id, "channel.read");
      const { body, poll, sticker, files } = message;
      return body || poll?.question || sticker?.name || files.map(({ name }) => name).join(", ");
    },
    deletion: {
      action: "message.delete",
      // Direct and group conversations aren't the workspace's.
      async find(workspaceId, ids) {
        const there = await db().message.findMany({
          where: { id: { in: [...ids] }, deletedAt: null, channel: { workspaceId } },
          select: { id: true },
        });
        return new Set(there.map(({ id }) => id));
      },
      async delete(tx, messageId, by) {
        await eraseMessage(tx, { ...by, messageId });
      },
    },
  },
  async resolve({ userId }, ids) {
    const { rows } = await pool().query<PreviewRow>({
      name: "resolve messages",
      text: `SELECT msg.id, u.name AS title, left(msg.body, 1000) AS excerpt, ${personJson("u")} AS person,
               ${PLACE} AS place, msg.created_at AS "createdAt"
             FROM messages msg JOIN users u ON u.id = msg.author_id
             JOIN (${CHANNEL_OF_VIEWER}) ON c.id = msg.channel_id
             WHERE msg.id = ANY($2::uuid[]) AND msg.deleted_at IS NULL AND msg.stream_id <> msg.id
               AND NOT ${isOfDeletedObject("msg.thread_id")} AND ${CHANNEL_IS_VISIBLE}`,
      values: [userId, ids],
    });
    return rows.map((row) => toPreview("message", { ...row, excerpt: excerptOf(row.excerpt) }));
  },
  async access(viewer, id) {
    const { message, channel } = await accessMessage(viewer, id, "channel.read");
    if (isAboutObject(message)) throw notFound("message");
    return {
      workspaceId: channel.workspaceId,
      channelId: channel.id,
      threadId: message.threadId,
      authorId: message.author.id,
      isDeleted: message.deletedAt !== null,
    };
  },
};
