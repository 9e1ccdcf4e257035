import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { READ_BY_ASKING } from "../context/scopes";
import { AiSessionParams } from "../sessions/contract";
import { AskScope, AskStarted, NewAsk } from "./schema";

export const askWorkspaceContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/ai/ask",
  tag: "AI chats",
  summary: "Ask the workspace: creates an AI chat that answers from what I can read, with its first question",
  scope: "ai:write",
  alsoNeeds: READ_BY_ASKING,
  params: z.strictObject({ workspaceId: Id }),
  body: NewAsk,
  response: AskStarted,
  status: 201,
  limit: "ai",
  realtime: true,
});

const scopeOf = {
  path: "/api/ai/sessions/{aiSessionId}/scope",
  tag: "AI chats",
  params: AiSessionParams,
} as const;

export const getAskScopeContract = contract({
  ...scopeOf,
  method: "GET",
  summary: "Get where an AI chat of mine looks for answers",
  scope: "ai:read",
  response: AskScope,
  realtime: true,
});
export const updateAskScopeContract = contract({
  ...scopeOf,
  method: "PUT",
  summary: "Limit where an AI chat of mine looks for answers, from the next question on",
  scope: "ai:write",
  body: AskScope,
  response: AskScope,
  realtime: true,
});
