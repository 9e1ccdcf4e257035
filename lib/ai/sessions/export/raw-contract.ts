import { z } from "zod";
import { rawContract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { AiSessionParams } from "../contract";

export const exportAiSessionRoute = rawContract({
  method: "GET",
  path: "/api/ai/sessions/{aiSessionId}/export",
  tag: "AI chats",
  summary: "Download a branch of an AI chat as Markdown or JSON: by default the one that is shown",
  scope: "ai:read",
  params: AiSessionParams,
  query: z.strictObject({
    format: z.enum(["markdown", "json"]),
    /** The last message of the branch. */
    leafId: Id.optional(),
  }),
  response: { status: 200, description: "The file", type: "application/octet-stream" },
});
