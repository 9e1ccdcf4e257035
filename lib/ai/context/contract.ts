import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { ObjectType } from "@/lib/objects/schema";
import { ContextSize } from "./schema";
import { READ_BY_ASKING } from "./scopes";

export const getContextContract = contract({
  method: "GET",
  path: "/api/ai/context/{type}/{targetId}",
  tag: "AI chats",
  summary: "Get about how many tokens an object has as context of a question",
  scope: "ai:read",
  alsoNeeds: READ_BY_ASKING,
  params: z.strictObject({ type: ObjectType, targetId: Id }),
  response: ContextSize,
  realtime: true,
});
