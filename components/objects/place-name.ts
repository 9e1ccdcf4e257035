import { CHANNEL_TYPES } from "@/lib/channels/types";
import type { ObjectPlace } from "@/lib/objects/schema";

/** Where an object is, in a few words; nothing for a person. */
export function placeName(place: ObjectPlace | null): string {
  if (!place) return "";
  const { channelName, channelType, anchor } = place;
  const name = CHANNEL_TYPES[channelType].isPersonal ? `Direct message with ${channelName}` : channelName;
  return `${name}${anchor && "seq" in anchor && anchor.threadId ? (anchor.about ? ", in comments" : ", in a thread") : ""}`;
}
