import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import {
  AiBranch,
  AiChat,
  AiSession,
  AiSessionChange,
  AiSessionQuery,
  NewAiCopy,
  NewAiSession,
} from "./schema";

const tag = "AI chats";
const WorkspaceParams = z.strictObject({ workspaceId: Id });
export const AiSessionParams = z.strictObject({ aiSessionId: Id });

export const listAiSessionsContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/ai/sessions",
  tag,
  summary: "List or search the AI chats of a workspace that I may read, the latest first",
  scope: "ai:read",
  params: WorkspaceParams,
  query: AiSessionQuery,
  response: page(AiSession),
  realtime: true,
});
export const createAiSessionContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/ai/sessions",
  tag,
  summary: "Create an AI chat",
  scope: "ai:write",
  params: WorkspaceParams,
  body: NewAiSession,
  response: AiSession,
  status: 201,
  realtime: true,
});
export const getAiSessionContract = contract({
  method: "GET",
  path: "/api/ai/sessions/{aiSessionId}",
  tag,
  summary: "Get an AI chat with its tree and the last messages of the branch that is shown",
  scope: "ai:read",
  params: AiSessionParams,
  response: AiChat,
  realtime: true,
});
export const updateAiSessionContract = contract({
  method: "PATCH",
  path: "/api/ai/sessions/{aiSessionId}",
  tag,
  summary: "Rename, move or archive an AI chat, or choose its model, instructions, tools or branch",
  scope: "ai:write",
  params: AiSessionParams,
  body: AiSessionChange,
  response: AiSession,
  realtime: true,
});
export const deleteAiSessionContract = contract({
  method: "DELETE",
  path: "/api/ai/sessions/{aiSessionId}",
  tag,
  summary: "Delete an AI chat",
  scope: "ai:write",
  params: AiSessionParams,
  response: NoContent,
  realtime: true,
});
export const shareAiSessionContract = contract({
  method: "PUT",
  path: "/api/ai/sessions/{aiSessionId}/sharing",
  tag,
  summary:
    "Share a branch of an AI chat with its workspace, and what is asked after it unless it asks the workspace",
  scope: "ai:write",
  params: AiSessionParams,
  body: AiBranch,
  response: AiSession,
  realtime: true,
});
export const stopSharingAiSessionContract = contract({
  method: "DELETE",
  path: "/api/ai/sessions/{aiSessionId}/sharing",
  tag,
  summary: "Make an AI chat private again: one of mine, or as an administrator one that is shared",
  scope: "ai:write",
  params: AiSessionParams,
  response: AiSession,
  realtime: true,
});
export const copyAiSessionContract = contract({
  method: "POST",
  path: "/api/ai/sessions/{aiSessionId}/copies",
  tag,
  summary: "Copy a branch of an AI chat into a private chat of my own",
  scope: "ai:write",
  params: AiSessionParams,
  body: NewAiCopy,
  response: AiSession,
  status: 201,
  realtime: true,
});
