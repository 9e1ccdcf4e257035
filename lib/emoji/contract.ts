import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { CustomEmoji, NewCustomEmoji } from "./schema";

const tag = "Emoji";
const WorkspaceParams = z.strictObject({ workspaceId: Id });

export const listEmojiContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/emoji",
  tag,
  summary: "List a workspace's own emoji",
  scope: "emoji:read",
  params: WorkspaceParams,
  response: z.object({ items: z.array(CustomEmoji) }),
  realtime: true,
});
export const createEmojiContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/emoji",
  tag,
  summary: "Add an emoji to a workspace",
  scope: "emoji:write",
  params: WorkspaceParams,
  body: NewCustomEmoji,
  response: CustomEmoji,
  status: 201,
});
/** Where it was used, its name is shown from then on. */
export const deleteEmojiContract = contract({
  method: "DELETE",
  path: "/api/emoji/{emojiId}",
  tag,
  summary: "Delete an emoji that I made, or any as an admin",
  scope: "emoji:write",
  params: z.strictObject({ emojiId: Id }),
  response: NoContent,
});
