import "@/lib/conversations/events";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import type { ConversationPlace, ConversationPreference } from "../schema";
import { accessConversation, getConversation } from "../service";

/** Changes where a conversation stands in the actor's own list; nobody else learns of it. */
export async function updatePreference(
  actor: Actor,
  channelId: string,
  { place, isMuted }: z.output<typeof ConversationPreference>,
) {
  await accessConversation(actor, channelId, "channel.read");
  const { userId } = actor;
  const data = { ...(place && placeData(place)), isMuted };
  await transaction(async (tx) => {
    await tx.channelPreference.upsert({
      where: { userId_channelId: { userId, channelId } },
      create: { userId, channelId, ...data },
      update: data,
    });
    await publish(tx, userRoom(userId), "conversation.changed", { channelId });
  });
  return getConversation(actor, channelId);
}

function placeData(place: ConversationPlace) {
  return {
    hiddenAt: place === "HIDDEN" ? new Date() : null,
    archivedAt: place === "ARCHIVED" ? new Date() : null,
  };
}
