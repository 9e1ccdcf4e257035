import { z } from "zod";
import { FileInfo } from "@/lib/files/schema";
import { rawContract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";

export const uploadAiFileRoute = rawContract({
  method: "POST",
  path: "/api/ai/uploads",
  tag: "AI chats",
  summary: "Upload a file for a question to a model: the body is its bytes",
  scope: "ai:write",
  query: z.strictObject({
    /** As the person's device calls it; cleaned, not refused. */
    name: z.string().min(1).max(1_000),
    workspaceId: Id,
  }),
  requestType: "application/octet-stream",
  response: { status: 201, description: "The new file", type: "application/json", schema: FileInfo },
  limit: "upload",
});
