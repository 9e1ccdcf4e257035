import { CHANNEL_TYPES, type ChannelType } from "@/lib/channels/types";
import { INBOX_KINDS } from "@/lib/inbox/kinds";
import type { PushMessage } from "@/lib/notifications/push/post";
import { placePath } from "@/lib/objects/place";
import { RING_MS } from "../limits";

/** What a person's browser shows of a call: that it rings, that it rang in vain, or nothing any more. */
export type Shown = "rings" | "missed" | "over";

export type RungBrowser = {
  shows: Shown;
  userId: string;
  callerName: string | null;
  isVideo: boolean;
  /** What is left of the ring. */
  ringSeconds: number;
  sounds: boolean;
  /** Of the missed call. */
  itemId: string | null;
  channel: { id: string; name: string; type: ChannelType };
  /** The workspace to show the channel in; null for who is in none. */
  slug: string | null;
};

/** The message to one browser. A later one of the same call takes its place at the push service, and on the screen. */
export function messageFor(callId: string, browser: RungBrowser): PushMessage {
  const tag = `call:${callId}`;
  const { channel, itemId, slug, isVideo, sounds, userId } = browser;
  const who = browser.callerName ?? "Someone";
  const place = `${CHANNEL_TYPES[channel.type].prefix}${channel.name}`;
  const inPlace = place && ` in ${place}`;
  if (browser.shows === "rings") {
    const content = {
      title: `${who} is calling${inPlace}`,
      ...{ body: isVideo ? "Video call" : "Voice call", tag, silent: !sounds },
      url: slug ? placePath({ channelId: channel.id }, slug) : "/",
      call: { id: callId, userId },
    };
    return { content, subject: tag, ttlSeconds: browser.ringSeconds };
  }
  if (browser.shows === "missed" && itemId) {
    const reason = {
      who,
      place,
      inPlace,
      workspaceName: undefined,
      text: "",
      audience: null,
      title: undefined,
    };
    const title = INBOX_KINDS.CALL_MISSED.sentence(reason);
    const content = { title, body: "", tag: itemId, url: `/inbox/${itemId}`, silent: true, closes: tag };
    return { content, subject: tag };
  }
  return { content: { closes: tag }, subject: tag, ttlSeconds: RING_MS / 1_000 };
}
