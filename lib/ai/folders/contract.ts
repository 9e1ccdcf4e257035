import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { AiFolder, NewAiFolder } from "./schema";

const tag = "AI chats";
const WorkspaceParams = z.strictObject({ workspaceId: Id });
const FolderParams = z.strictObject({ aiFolderId: Id });

export const listAiFoldersContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/ai/folders",
  tag,
  summary: "List my folders of AI chats in a workspace",
  scope: "ai:read",
  params: WorkspaceParams,
  query: PageQuery,
  response: page(AiFolder),
  realtime: true,
});
export const createAiFolderContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/ai/folders",
  tag,
  summary: "Create a folder of AI chats",
  scope: "ai:write",
  params: WorkspaceParams,
  body: NewAiFolder,
  response: AiFolder,
  status: 201,
  realtime: true,
});
export const updateAiFolderContract = contract({
  method: "PATCH",
  path: "/api/ai/folders/{aiFolderId}",
  tag,
  summary: "Rename a folder of AI chats",
  scope: "ai:write",
  params: FolderParams,
  body: NewAiFolder,
  response: AiFolder,
  realtime: true,
});
export const deleteAiFolderContract = contract({
  method: "DELETE",
  path: "/api/ai/folders/{aiFolderId}",
  tag,
  summary: "Delete a folder of AI chats; its chats stay, without one",
  scope: "ai:write",
  params: FolderParams,
  response: NoContent,
  realtime: true,
});
