import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { AiCall, CallsQuery, Usage, UsageQuery } from "./schema";

const tag = "AI";
const params = z.strictObject({ workspaceId: Id });

export const getMyAiUsageContract = contract({
  ...{ method: "GET", path: "/api/ai/usage", tag, scope: "ai:read" },
  summary: "See what my AI calls cost",
  query: UsageQuery,
  response: Usage,
});
export const listMyAiCallsContract = contract({
  ...{ method: "GET", path: "/api/ai/calls", tag, scope: "ai:read" },
  summary: "List my AI calls, newest first",
  query: CallsQuery,
  response: page(AiCall),
});
export const getWorkspaceAiUsageContract = contract({
  ...{ method: "GET", path: "/api/workspaces/{workspaceId}/ai/usage", tag, scope: "ai:read" },
  summary: "See what a workspace's AI calls cost",
  params,
  query: UsageQuery,
  response: Usage,
});
export const listWorkspaceAiCallsContract = contract({
  ...{ method: "GET", path: "/api/workspaces/{workspaceId}/ai/calls", tag, scope: "ai:read" },
  summary: "List a workspace's AI calls, newest first",
  params,
  query: CallsQuery,
  response: page(AiCall),
});
export const getInstanceAiUsageContract = contract({
  ...{ method: "GET", path: "/api/admin/ai/usage", tag: "Administration", scope: "instance:read" },
  summary: "See what the AI calls of the instance cost",
  query: UsageQuery,
  response: Usage,
});
export const listInstanceAiCallsContract = contract({
  ...{ method: "GET", path: "/api/admin/ai/calls", tag: "Administration", scope: "instance:read" },
  summary: "List the AI calls of the instance, newest first",
  query: CallsQuery,
  response: page(AiCall),
});
