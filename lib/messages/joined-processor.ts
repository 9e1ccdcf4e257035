import type { AccessedChannel } from "@/lib/channels/access";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Processor } from "@/lib/events/processor";
import { insertWith } from "./create/rich";

/**
 * The default channel of workspace $1, where person $2 is still in by membership $3, sees the channel (guests don't) and
 * the message isn't there yet.
 */
const PLACE = `SELECT c.id, c.workspace_id AS "workspaceId" FROM channels c ${joinPerson("$2::uuid")}
  WHERE c.workspace_id = $1::uuid AND c.is_default AND w.id = $3::uuid AND ${CHANNEL_IS_VISIBLE}
    AND NOT EXISTS (SELECT FROM messages WHERE author_id = $2::uuid AND nonce = $3::uuid)`;

/**
 * Message $2 of channel $1 in workspace $3 leaves nobody with something unread who had nothing before: it asks for no
 * attention. Browsers do the same by its event.
 */
const READ_BY_ALL = `/* name: read quietly */ INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at)
  SELECT w.user_id, $1::uuid, $2::int, now() FROM memberships w
  LEFT JOIN read_markers r ON r.user_id = w.user_id AND r.channel_id = $1::uuid
  WHERE w.workspace_id = $3::uuid AND coalesce(r.read_seq, 0) = $2::int - 1
  ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = EXCLUDED.read_seq, updated_at = now()
    WHERE read_markers.read_seq = EXCLUDED.read_seq - 1`;

/** Says in the default channel of a workspace that somebody joined, once for each membership. */
export const messageOfJoined: Processor<"person.joined"> = {
  name: "message",
  process: async ({ tx, objectId: userId, workspaceId, payload: { membershipId } }) => {
    type Place = Pick<AccessedChannel, "id" | "workspaceId">;
    const [channel] = await tx.$queryRawUnsafe<Place[]>(PLACE, workspaceId, userId, membershipId);
    if (!channel) return;
    const note = { nonce: membershipId, body: "", system: { type: "member.joined" as const } };
    const message = await insertWith(tx, { userId }, channel, note);
    if (message) await tx.$executeRawUnsafe(READ_BY_ALL, channel.id, message.seq, workspaceId);
  },
};
