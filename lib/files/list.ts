import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import type { File } from "@/lib/generated/prisma/client";
import { cursorId, toPage } from "@/lib/http/pagination";
import { FILE_CARRIERS } from "./carriers";
import { toFileInfo } from "./presenter";
import type { ChannelFile } from "./schema";

type Carried = { id: string; author: ChannelFile["author"]; anchor: ChannelFile["anchor"] };

/**
 * The latest of a channel's files by each carrier, each file once. A message's file was uploaded for its channel, so the
 * index on that finds it.
 */
const LIST = `/* name: list files of channel */ SELECT DISTINCT ON (id) id, author, anchor FROM (
    ${Object.entries(FILE_CARRIERS)
      .map(
        ([
          carrier,
          { joins, channelId, person, anchor },
        ]) => `(SELECT DISTINCT ON (f.id) f.id, ${person} AS author,
          ${anchor} AS anchor FROM files f ${joins}
          WHERE ${channelId} = $1::uuid ${carrier === "message" ? "AND f.channel_id = $1::uuid" : ""} AND f.status = 'READY' AND ($2::uuid IS NULL OR f.id < $2::uuid)
          ORDER BY f.id DESC LIMIT $3)`,
      )
      .join(" UNION ALL ")}
  ) carried ORDER BY id DESC LIMIT $3`;

/** The files that messages, tasks and documents of a channel carry, latest upload first. */
export async function listChannelFiles(
  actor: Actor,
  channelId: string,
  query: { cursor?: string; limit: number },
) {
  await accessChannel(actor, channelId, "channel.read");
  const before = cursorId(query.cursor) ?? null;
  const carried = await db().$queryRawUnsafe<Carried[]>(LIST, channelId, before, query.limit + 1);
  const files = await db().file.findMany({ where: { id: { in: carried.map(({ id }) => id) } } });
  const byId = new Map<string, File>(files.map((file) => [file.id, file]));
  const items = carried.flatMap(({ id, ...where }): ChannelFile[] => {
    const file = byId.get(id);
    return file ? [{ ...toFileInfo(file), createdAt: file.createdAt.toISOString(), ...where }] : [];
  });
  return toPage(items, query.limit, ({ id }) => id);
}
