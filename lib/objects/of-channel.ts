import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import type { ObjectKey } from "./types";

/** What one saves, or is reminded of, with a channel: its document, where it is one. */
export const objectOfChannel = ({ id, type }: { id: string; type: ChannelType }): ObjectKey => ({
  type: channelTypeOf(type).documentKind ? "document" : "channel",
  id,
});
