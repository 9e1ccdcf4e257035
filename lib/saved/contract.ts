import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id, Timestamp } from "@/lib/http/schema";
import { ObjectKey, ObjectPreview, ObjectType } from "@/lib/objects/schema";

const tag = "Saved";
const ObjectParams = z.strictObject({ type: ObjectType, targetId: Id });

export const SavedObject = z.object({ object: ObjectPreview, savedAt: Timestamp });
export type SavedObject = z.output<typeof SavedObject>;

/** What I can't see any more isn't listed, and is there again when access comes back. */
export const listSavedContract = contract({
  method: "GET",
  path: "/api/saved",
  tag,
  summary: "List what I have saved, latest first",
  scope: "messages:read",
  query: PageQuery,
  response: page(SavedObject),
  realtime: true,
});
/** The latest thousand: enough to show on an object whether it is saved. */
export const listSavedInChannelContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/saved",
  tag,
  summary: "List the keys of what I saved in a channel",
  scope: "messages:read",
  params: ChannelParams,
  response: z.object({ items: z.array(ObjectKey) }),
  realtime: true,
});
export const saveContract = contract({
  method: "PUT",
  path: "/api/saved/{type}/{targetId}",
  tag,
  summary: "Save a message, document, file or channel for later",
  scope: "messages:write",
  params: ObjectParams,
  response: NoContent,
  realtime: true,
});
export const unsaveContract = contract({
  method: "DELETE",
  path: "/api/saved/{type}/{targetId}",
  tag,
  summary: "Remove something from what I have saved",
  scope: "messages:write",
  params: ObjectParams,
  response: NoContent,
  realtime: true,
});
