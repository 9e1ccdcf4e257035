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

/** Says in the default channel of a workspace that somebody joined, once for each membership. */
export const messageOfJoined: Processor<"person.joined"> = {
  name: "message",
  process: async ({ tx, objectId: userId, workspaceId, payload: { membershipId } }) => {
    type Place = Pick<AccessedChannel, "id" | "workspaceId">;
    const [channel] = await tx.$queryRawUnsafe<Place[]>(PLACE, workspaceId, userId, membershipId);
    if (!channel) return;
    const note = { nonce: membershipId, body: "", system: { type: "member.joined" as const } };
    await insertWith(tx, { userId }, channel, note);
  },
};
