import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { READ_BY_ASKING } from "../../context/scopes";
import { ToolConfirmation, ToolDecision } from "./schema";

const tag = "AI";
const params = z.strictObject({ aiToolRequestId: Id });

export const confirmToolRequestContract = contract({
  method: "POST",
  path: "/api/ai/tool-requests/{aiToolRequestId}/confirm",
  tag,
  summary: "Confirm a change that a model asked me for: it is made as me, once, and the answer goes on",
  scope: "ai:write",
  alsoNeeds: [...READ_BY_ASKING, "tasks:write", "documents:write", "channels:write", "messages:write"],
  params,
  body: ToolConfirmation,
  response: ToolDecision,
  limit: "ai",
  realtime: true,
});
export const declineToolRequestContract = contract({
  method: "POST",
  path: "/api/ai/tool-requests/{aiToolRequestId}/decline",
  tag,
  summary: "Decline a change that a model asked me for: the answer goes on without it",
  scope: "ai:write",
  alsoNeeds: READ_BY_ASKING,
  params,
  response: ToolDecision,
  limit: "ai",
  realtime: true,
});
