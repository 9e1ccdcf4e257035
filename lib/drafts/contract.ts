import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { Draft, DraftChange } from "./schema";

const tag = "Drafts";

export const listDraftsContract = contract({
  method: "GET",
  path: "/api/drafts",
  tag,
  summary: "List my drafts, latest first",
  scope: "later:read",
  query: PageQuery,
  response: page(Draft),
  realtime: true,
});
/** Answers with the draft that is kept, which is a later one where another device has written since. */
export const saveDraftContract = contract({
  method: "PUT",
  path: "/api/channels/{channelId}/draft",
  tag,
  summary: "Store a draft",
  scope: "later:write",
  params: ChannelParams,
  body: DraftChange,
  response: Draft,
  limit: "chat",
  realtime: true,
});
export const deleteDraftContract = contract({
  method: "DELETE",
  path: "/api/channels/{channelId}/draft",
  tag,
  summary: "Delete a draft",
  scope: "later:write",
  params: ChannelParams,
  body: z.strictObject({ threadId: Id.optional() }),
  response: NoContent,
  limit: "chat",
  realtime: true,
});
