import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";
import type { ObjectKey } from "@/lib/objects/types";
import { isOfObject } from "@/lib/sql/threads";

/** A thread whose messages are comments on an object. Its id is that of the object where the object has one such thread. */
export type ThreadAbout = { threadId: string; channelId: string; about: ObjectKey };

/**
 * Makes the thread about an object, unless it is there. Its root says what it is about and stands in no stream, so the
 * channel's own messages keep their numbers, and comments can go with their object into another channel.
 * @returns whether it was made; false where the id is that of another thread, or of another object
 */
export async function ensureThread(
  tx: Transaction,
  { userId }: Pick<Actor, "userId">,
  { threadId, channelId, about }: ThreadAbout,
): Promise<boolean> {
  const system = JSON.stringify({ type: "comments", about });
  const made = await tx.$executeRawUnsafe(
    `WITH root AS (
      INSERT INTO messages (id, channel_id, stream_id, author_id, seq, nonce, kind, body, system)
      SELECT $1::uuid, $2::uuid, $1::uuid, $3::uuid, 0, $4::uuid, 'SYSTEM', '', $5::jsonb
      WHERE $1::uuid = $7::uuid OR NOT ${isOfObject("$1::uuid")}
      ON CONFLICT (id) DO NOTHING RETURNING id
    )
    INSERT INTO threads (id, channel_id, about_type, about_id)
    SELECT id, $2::uuid, $6, $7::uuid FROM root`,
    ...[threadId, channelId, userId, uuidv7(), system, about.type, about.id],
  );
  return made > 0;
}
