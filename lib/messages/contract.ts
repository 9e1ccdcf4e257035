import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { Message, MessageChange, MessageQuery, MessageWindow, NewMessage, ReadPosition } from "./schema";

const tag = "Messages";
const MessageParams = z.strictObject({ messageId: Id });

export const listMessagesContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/messages",
  tag,
  summary: "Get a window of a channel's messages",
  scope: "messages:read",
  params: ChannelParams,
  query: MessageQuery,
  response: MessageWindow,
  realtime: true,
  mcp: true,
});
/** Sending the same nonce again returns the first message. */
export const createMessageContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/messages",
  tag,
  summary: "Send a message",
  scope: "messages:write",
  params: ChannelParams,
  body: NewMessage,
  response: Message,
  status: 201,
  limit: "chat",
  realtime: true,
  isUrgent: true,
  mcp: true,
});
export const updateMessageContract = contract({
  method: "PATCH",
  path: "/api/messages/{messageId}",
  tag,
  summary: "Edit my message",
  scope: "messages:write",
  params: MessageParams,
  body: MessageChange,
  response: Message,
  realtime: true,
  mcp: true,
});
export const deleteMessageContract = contract({
  method: "DELETE",
  path: "/api/messages/{messageId}",
  tag,
  summary: "Delete a message",
  scope: "messages:write",
  params: MessageParams,
  response: Message,
  realtime: true,
  mcp: true,
});
/** Only ever moves forward; `markUnreadContract` moves back. */
export const markReadContract = contract({
  method: "PUT",
  path: "/api/channels/{channelId}/read",
  tag,
  summary: "Move my read marker in a channel",
  scope: "messages:write",
  params: ChannelParams,
  body: ReadPosition,
  response: NoContent,
  limit: "chat",
  realtime: true,
});
export const markUnreadContract = contract({
  method: "PUT",
  path: "/api/channels/{channelId}/unread",
  tag,
  summary: "Mark a message and all after it unread",
  scope: "messages:write",
  params: ChannelParams,
  body: ReadPosition,
  response: NoContent,
  limit: "chat",
  realtime: true,
});
