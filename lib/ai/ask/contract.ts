import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { READ_BY_ASKING } from "../context/scopes";
import { AskStarted, NewAsk } from "./schema";

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
