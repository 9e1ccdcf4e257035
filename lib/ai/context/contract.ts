import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { ObjectType } from "@/lib/objects/schema";
import { ContextSize } from "./schema";

export const getContextContract = contract({
  method: "GET",
  path: "/api/ai/context/{type}/{objectId}",
  tag: "AI chats",
  summary: "Get about how many tokens an object has as context of a question",
  scope: "ai:read",
  params: z.strictObject({ type: ObjectType, objectId: Id }),
  response: ContextSize,
  realtime: true,
});
