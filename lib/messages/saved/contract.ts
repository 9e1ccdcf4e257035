import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { Channel } from "@/lib/channels/schema";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id, Timestamp } from "@/lib/http/schema";
import { Message } from "../schema";

const tag = "Saved messages";
const MessageParams = z.strictObject({ messageId: Id });

export const SavedMessage = z.object({
  message: Message,
  channel: Channel.pick({ id: true, name: true, type: true, workspaceId: true }),
  savedAt: Timestamp,
});
export type SavedMessage = z.output<typeof SavedMessage>;

/** What I can't see any more isn't listed, and is there again when access comes back. */
export const listSavedContract = contract({
  method: "GET",
  path: "/api/saved",
  tag,
  summary: "List the messages I have saved, latest first",
  scope: "messages:read",
  query: PageQuery,
  response: page(SavedMessage),
  realtime: true,
});
/** The latest thousand: enough to show on a message whether it is saved. */
export const listSavedInChannelContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/saved",
  tag,
  summary: "List the ids of the messages I saved in a channel",
  scope: "messages:read",
  params: ChannelParams,
  response: z.object({ messageIds: z.array(Id) }),
  realtime: true,
});
export const saveMessageContract = contract({
  method: "PUT",
  path: "/api/messages/{messageId}/save",
  tag,
  summary: "Save a message for later",
  scope: "messages:write",
  params: MessageParams,
  response: NoContent,
  realtime: true,
});
export const unsaveMessageContract = contract({
  method: "DELETE",
  path: "/api/messages/{messageId}/save",
  tag,
  summary: "Remove a message from my saved ones",
  scope: "messages:write",
  params: MessageParams,
  response: NoContent,
  realtime: true,
});
