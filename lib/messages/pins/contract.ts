import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { ChannelParams } from "@/lib/channels/contract";
import { contract } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id, Timestamp } from "@/lib/http/schema";
import { Message } from "../schema";

const tag = "Messages";
const MessageParams = z.strictObject({ messageId: Id });

export const MAX_PINS = 100;

export const PinnedMessage = z.object({ message: Message, pinnedAt: Timestamp, pinnedBy: Person.nullable() });
export type PinnedMessage = z.output<typeof PinnedMessage>;

export const listPinsContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/pins",
  tag,
  summary: "List the pinned messages of a channel, latest first",
  scope: "messages:read",
  params: ChannelParams,
  query: PageQuery,
  response: page(PinnedMessage),
  realtime: true,
  mcp: true,
});
/** Says so in the channel. Pinning again changes nothing. */
export const pinMessageContract = contract({
  method: "PUT",
  path: "/api/messages/{messageId}/pin",
  tag,
  summary: "Pin a message",
  scope: "messages:write",
  params: MessageParams,
  response: Message,
  realtime: true,
});
export const unpinMessageContract = contract({
  method: "DELETE",
  path: "/api/messages/{messageId}/pin",
  tag,
  summary: "Unpin a message",
  scope: "messages:write",
  params: MessageParams,
  response: Message,
  realtime: true,
});
