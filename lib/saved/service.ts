import "./events";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { db, pool, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { cursorId, type PageQuery, toPage } from "@/lib/http/pagination";
import { objectSource } from "@/lib/objects/sources";
import { OBJECT_TYPES, type ObjectKey, type ObjectType, objectName } from "@/lib/objects/types";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { resolveObjects } from "@/lib/references/resolve/service";

const MAX_KEYS = 1_000;

/**
 * Saving again, or taking out what isn't saved, changes nothing. All of the actor's devices are notified.
 * @throws AppError not_found for what the actor can't see, conflict for what can't be saved
 */
export async function setSaved(actor: Actor, object: ObjectKey, isSaved: boolean): Promise<void> {
  const { channelId, isDeleted } = await objectSource(object.type).access(actor, object.id);
  const { word } = OBJECT_TYPES[object.type];
  if (!channelId) throw new AppError("conflict", `A ${word} can’t be saved.`);
  if (isSaved && isDeleted) throw new AppError("conflict", `This ${word} has been deleted.`);
  const key = { userId: actor.userId, targetType: object.type, targetId: object.id };
  await transaction(async (tx) => {
    if (isSaved) await tx.savedItem.createMany({ data: { ...key, channelId }, skipDuplicates: true });
    else await tx.savedItem.deleteMany({ where: key });
    await publish(tx, userRoom(actor.userId), "saved.changed", { object, channelId, isSaved });
  });
}

export async function listSavedInChannel(actor: Actor, channelId: string): Promise<{ items: ObjectKey[] }> {
  await accessChannel(actor, channelId, "channel.read");
  const rows = await db().savedItem.findMany({
    where: { userId: actor.userId, channelId },
    orderBy: { createdAt: "desc" },
    take: MAX_KEYS,
    select: { targetType: true, targetId: true },
  });
  return {
    items: rows.map(({ targetType, targetId }) => ({ type: targetType as ObjectType, id: targetId })),
  };
}

const LIST = `SELECT s.target_type AS type, s.target_id AS id, s.created_at AS "savedAt"
  FROM saved_items s JOIN channels c ON c.id = s.channel_id
  ${joinPerson("$1")}
  WHERE s.user_id = $1 AND ${CHANNEL_IS_VISIBLE}
    AND ($2::uuid IS NULL OR (s.created_at, s.target_id) < (
      SELECT created_at, target_id FROM saved_items WHERE user_id = $1 AND target_id = $2 LIMIT 1))
  ORDER BY s.created_at DESC, s.target_id DESC LIMIT $3`;

/** What is gone since it was saved is left out of its page. */
export async function listSaved(actor: Actor, query: z.output<typeof PageQuery>) {
  const { rows } = await pool().query<ObjectKey & { savedAt: Date }>({
    name: "list saved",
    text: LIST,
    values: [actor.userId, cursorId(query.cursor), query.limit + 1],
  });
  const { items, nextCursor } = toPage(rows, query.limit, ({ id }) => id);
  const objects = await resolveObjects(actor, items);
  const saved = items.flatMap(({ savedAt, ...key }) => {
    const object = objects.get(objectName(key));
    return object ? [{ object, savedAt: savedAt.toISOString() }] : [];
  });
  return { items: saved, nextCursor };
}
