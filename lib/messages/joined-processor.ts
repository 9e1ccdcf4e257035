import { accessChannel } from "@/lib/channels/access";
import type { Processor } from "@/lib/events/processor";
import { AppError } from "@/lib/http/errors";
import { insertWith } from "./create/rich";

/** Says in the default channel of a workspace that somebody joined, once for each membership. */
export const messageOfJoined: Processor<"person.joined"> = {
  name: "message",
  process: async ({ tx, objectId: userId, workspaceId, payload: { membershipId } }) => {
    const isStillIn = await tx.membership.findUnique({ where: { id: membershipId }, select: { id: true } });
    const place = await tx.channel.findFirst({
      where: { workspaceId, isDefault: true },
      select: { id: true },
    });
    const isSaid = await tx.message.findFirst({
      where: { authorId: userId, nonce: membershipId },
      select: { id: true },
    });
    if (!isStillIn || !place || isSaid) return;
    const channel = await accessChannel({ userId }, place.id, "channel.read").catch(nullIfUnseen);
    if (!channel) return;
    const note = { nonce: membershipId, body: "", system: { type: "member.joined" as const } };
    await insertWith(tx, { userId }, channel, note);
  },
};

/** Guests see the channels that they are added to alone. */
function nullIfUnseen(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}
