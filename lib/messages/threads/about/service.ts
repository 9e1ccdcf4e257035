import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";
import type { ObjectKey } from "@/lib/objects/types";

/** A thread whose messages are comments on an object. Its id is that of the object where the object has one such thread. */
export type ThreadAbout = { threadId: string; channelId: string; about: ObjectKey };

/**
 * Makes the thread about an object, unless it is there. Its root says what it is about and stands in no stream, so the
 * channel's own messages keep their numbers, and comments can go with their object into another channel.
 * @returns whether it was made
 */
export async function ensureThread(
  tx: Transaction,
  { userId }: Pick<Actor, "userId">,
  { threadId, channelId, about }: ThreadAbout,
): Promise<boolean> {
  const system = JSON.stringify({ type: "comments", about });
  const made = await tx.$executeRaw`
    WITH root AS (
      INSERT INTO messages (id, channel_id, stream_id, author_id, seq, nonce, kind, body, system)
      VALUES (${threadId}::uuid, ${channelId}::uuid, ${threadId}::uuid, ${userId}::uuid, 0, ${uuidv7()}::uuid,
        'SYSTEM', '', ${system}::jsonb)
      ON CONFLICT (id) DO NOTHING RETURNING id
    )
    INSERT INTO threads (id, channel_id, about_type, about_id)
    SELECT id, ${channelId}::uuid, ${about.type}, ${about.id}::uuid FROM root`;
  return made > 0;
}
