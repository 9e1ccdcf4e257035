import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Draft, DraftChange, DraftDeletion } from "./schema";

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
/**
 * Refused with `conflict` where another device has written since the revision that the change is based on; the draft
 * that is stored is in `details.draft`, for the person to choose.
 */
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
/** Refused as storing is. Deleting what isn't there changes nothing. */
export const deleteDraftContract = contract({
  method: "DELETE",
  path: "/api/channels/{channelId}/draft",
  tag,
  summary: "Delete a draft",
  scope: "later:write",
  params: ChannelParams,
  body: DraftDeletion,
  response: NoContent,
  limit: "chat",
  realtime: true,
});
