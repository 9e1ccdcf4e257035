import { channelTypeOf } from "@/lib/channels/types";
import { CHANNEL_IS_PUBLIC } from "@/lib/channels/visible-sql";
import { db, pool } from "@/lib/db";
import type { File } from "@/lib/generated/prisma/client";
import { notFound } from "@/lib/http/errors";
import type { PublicChannel } from "./schema";

/**
 * The only way to a channel for those who aren't signed in. It is asked for on every request, so that a channel that is
 * taken back is gone with the next one.
 * @throws AppError not_found
 */
export async function accessPublicChannel(channelId: string): Promise<PublicChannel> {
  const { rows } = await pool().query<PublicChannel>({
    name: "access public channel",
    text: `SELECT c.id, c.type, c.name, c.topic, c.is_indexed AS "isIndexed" FROM channels c
           WHERE c.id = $1 AND ${CHANNEL_IS_PUBLIC}`,
    values: [channelId],
  });
  const channel = rows[0];
  if (!channel || !channelTypeOf(channel.type).actions.includes("channel.publish")) throw notFound("channel");
  return channel;
}

/** The message files that a public channel shows: those of its own stream that are there. */
export async function accessPublicFile(channelId: string, fileId: string): Promise<File> {
  const channel = await accessPublicChannel(channelId);
  const message = { streamId: channel.id, deletedAt: null };
  const file = await db().file.findFirst({
    where: { id: fileId, purpose: "ATTACHMENT", status: "READY", message },
  });
  if (!file || channelTypeOf(channel.type).messages !== "main") throw notFound("file");
  return file;
}
