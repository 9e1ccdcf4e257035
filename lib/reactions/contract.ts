import { z } from "zod";
import { Emoji } from "@/lib/emoji/schema";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";

const tag = "Reactions";
const path = "/api/messages/{messageId}/reactions/{emoji}";
const ReactionParams = z.strictObject({ messageId: Id, emoji: Emoji });

/** Reacting the same way again changes nothing. */
export const addReactionContract = contract({
  method: "PUT",
  path,
  tag,
  summary: "React to a message with an emoji",
  scope: "messages:write",
  params: ReactionParams,
  response: NoContent,
  limit: "chat",
  realtime: true,
  mcp: true,
});
export const removeReactionContract = contract({
  method: "DELETE",
  path,
  tag,
  summary: "Remove my reaction",
  scope: "messages:write",
  params: ReactionParams,
  response: NoContent,
  limit: "chat",
  realtime: true,
});
