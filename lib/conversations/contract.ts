import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import {
  Conversation,
  ConversationPlace,
  ConversationPreference,
  Delivery,
  GroupChange,
  NewConversation,
  NewPeople,
  Receipt,
} from "./schema";

const tag = "Conversations";

export const listConversationsContract = contract({
  method: "GET",
  path: "/api/conversations",
  tag,
  summary: "List my direct and group conversations, the latest first",
  scope: "conversations:read",
  query: PageQuery.extend({ place: ConversationPlace.default("LISTED") }),
  response: page(Conversation),
  realtime: true,
  mcp: true,
});
/** With one other person it opens the one there is, where there is one. */
export const openConversationContract = contract({
  method: "POST",
  path: "/api/conversations",
  tag,
  summary: "Open a direct conversation, or create a group",
  scope: "conversations:write",
  body: NewConversation,
  response: Conversation,
  status: 201,
});
export const getConversationContract = contract({
  method: "GET",
  path: "/api/conversations/{channelId}",
  tag,
  summary: "Get a conversation",
  scope: "conversations:read",
  params: ChannelParams,
  response: Conversation,
  realtime: true,
});
export const renameGroupContract = contract({
  method: "PATCH",
  path: "/api/conversations/{channelId}",
  tag,
  summary: "Rename a group",
  scope: "conversations:write",
  params: ChannelParams,
  body: GroupChange,
  response: Conversation,
});
export const addPeopleContract = contract({
  method: "POST",
  path: "/api/conversations/{channelId}/people",
  tag,
  summary: "Add people to a group",
  scope: "conversations:write",
  params: ChannelParams,
  body: NewPeople,
  response: Conversation,
});
/** Removing oneself is leaving. */
export const removePersonContract = contract({
  method: "DELETE",
  path: "/api/conversations/{channelId}/people/{userId}",
  tag,
  summary: "Remove a person from a group, or leave",
  scope: "conversations:write",
  params: z.strictObject({ channelId: Id, userId: Id }),
  response: NoContent,
});
export const updatePreferenceContract = contract({
  method: "PATCH",
  path: "/api/conversations/{channelId}/preference",
  tag,
  summary: "Hide, archive or mute a conversation for myself",
  scope: "conversations:write",
  params: ChannelParams,
  body: ConversationPreference,
  response: Conversation,
});
export const listReceiptsContract = contract({
  method: "GET",
  path: "/api/conversations/{channelId}/receipts",
  tag,
  summary: "Get the delivery and read receipts of a conversation",
  scope: "conversations:read",
  params: ChannelParams,
  response: z.object({ items: z.array(Receipt) }),
  realtime: true,
});
export const markDeliveredContract = contract({
  method: "POST",
  path: "/api/conversations/delivered",
  tag,
  summary: "Report which messages have been delivered to this device",
  scope: "conversations:write",
  body: Delivery,
  response: NoContent,
  limit: "chat",
  realtime: true,
});
