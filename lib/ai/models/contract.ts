import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { ModelChoice } from "./schema";

export const listModelsContract = contract({
  method: "GET",
  path: "/api/ai/models",
  tag: "AI",
  summary: "List the AI models that can be asked, the default first",
  scope: "ai:read",
  response: z.object({ items: z.array(ModelChoice), nextCursor: z.null() }),
  realtime: true,
});
