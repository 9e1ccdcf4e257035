import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { readsWider } from "@/lib/channels/wider";
import { pool } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { accessMessage } from "@/lib/messages/access";
import { MAX_ASSIGNEES } from "@/lib/tasks/limits";

/** Something that people wrote, to make something else of it. @throws AppError as `accessMessage`; conflict for the rest */
export async function accessConvertible(actor: Pick<Actor, "userId">, messageId: string) {
  const accessed = await accessMessage(actor, messageId, "channel.read");
  const { deletedAt, kind } = accessed.message;
  if (deletedAt) throw new AppError("conflict", "This message has been deleted.");
  if (kind === "SYSTEM") throw new AppError("conflict", "Only what people write can become something else.");
  return accessed;
}

/** @param what the words come from, such as "message" @throws AppError conflict where others would read them, unless the person knows */
export async function assertKnown(
  target: { id: string; name: string },
  source: { id: string },
  what: "message" | "document" | "channel",
): Promise<void> {
  if (!(await readsWider(target.id, source.id))) return;
  throw new AppError(
    "conflict",
    `People who can’t read this ${what} can read ${target.name}. Confirm that with isWiderKnown, or choose another place.`,
    { isWider: true },
  );
}

/** Those of some people who can read a channel, in the order given. */
export async function listReaders(channelId: string, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const { rows } = await pool().query<{ id: string }>({
    name: "readers among people",
    text: `SELECT u.id FROM channels c JOIN users u ON u.id = ANY($2::uuid[]) ${joinPerson("u.id")}
      WHERE c.id = $1 AND u.deleted_at IS NULL AND ${CHANNEL_IS_VISIBLE}`,
    values: [channelId, userIds],
  });
  return userIds.filter((userId) => rows.some(({ id }) => id === userId)).slice(0, MAX_ASSIGNEES);
}
