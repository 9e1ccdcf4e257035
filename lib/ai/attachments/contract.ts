import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { AiFile } from "./schema";

const tag = "AI chats";
const params = z.strictObject({ fileId: Id });

export const getAiFileContract = contract({
  method: "GET",
  path: "/api/ai/files/{fileId}",
  tag,
  summary: "Get a file for a question to a model, and how far it is read",
  scope: "ai:read",
  params,
  response: AiFile,
  realtime: true,
});
export const readAiFileContract = contract({
  method: "POST",
  path: "/api/ai/files/{fileId}/readings",
  tag,
  summary: "Read a file again that couldn't be read",
  scope: "ai:write",
  params,
  response: AiFile,
  realtime: true,
});
