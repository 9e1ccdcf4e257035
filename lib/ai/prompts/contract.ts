import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { AiPrompt, AiPromptChange, AiPromptQuery, NewAiPrompt } from "./schema";

const tag = "AI chats";
const WorkspaceParams = z.strictObject({ workspaceId: Id });
const PromptParams = z.strictObject({ aiPromptId: Id });

export const listAiPromptsContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/ai/prompts",
  tag,
  summary: "List my saved prompts, and those that others share with the workspace",
  scope: "ai:read",
  params: WorkspaceParams,
  query: AiPromptQuery,
  response: page(AiPrompt),
  realtime: true,
});
export const createAiPromptContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/ai/prompts",
  tag,
  summary: "Save a prompt",
  scope: "ai:write",
  params: WorkspaceParams,
  body: NewAiPrompt,
  response: AiPrompt,
  status: 201,
  realtime: true,
});
export const updateAiPromptContract = contract({
  method: "PATCH",
  path: "/api/ai/prompts/{aiPromptId}",
  tag,
  summary: "Change a saved prompt of mine",
  scope: "ai:write",
  params: PromptParams,
  body: AiPromptChange,
  response: AiPrompt,
  realtime: true,
});
export const deleteAiPromptContract = contract({
  method: "DELETE",
  path: "/api/ai/prompts/{aiPromptId}",
  tag,
  summary: "Delete a saved prompt of mine",
  scope: "ai:write",
  params: PromptParams,
  response: NoContent,
  realtime: true,
});
