import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { NewScheduledMessage, ScheduledMessage, ScheduledMessageChange } from "./schema";

const tag = "Scheduled messages";
const ScheduledParams = z.strictObject({ scheduledId: Id });

export const listScheduledContract = contract({
  method: "GET",
  path: "/api/scheduled",
  tag,
  summary: "List my scheduled messages, the next one first",
  scope: "later:read",
  query: PageQuery,
  response: page(ScheduledMessage),
  realtime: true,
});
export const scheduleMessageContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/scheduled",
  tag,
  summary: "Schedule a message",
  scope: "later:write",
  params: ChannelParams,
  body: NewScheduledMessage,
  response: ScheduledMessage,
  status: 201,
});
export const updateScheduledContract = contract({
  method: "PATCH",
  path: "/api/scheduled/{scheduledId}",
  tag,
  summary: "Change a scheduled message, or retry it",
  scope: "later:write",
  params: ScheduledParams,
  body: ScheduledMessageChange,
  response: ScheduledMessage,
});
export const cancelScheduledContract = contract({
  method: "DELETE",
  path: "/api/scheduled/{scheduledId}",
  tag,
  summary: "Cancel a scheduled message",
  scope: "later:write",
  params: ScheduledParams,
  response: NoContent,
});
