import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id, SeqQuery } from "@/lib/http/schema";
import { RunChunks, RunState } from "./schema";

const tag = "AI";
const params = z.strictObject({ runId: Id });

export const stopRunContract = contract({
  method: "POST",
  path: "/api/ai/runs/{runId}/stop",
  tag,
  summary: "Stop an answer that is being written. What it has written stays",
  scope: "ai:write",
  params,
  response: RunState,
  realtime: true,
});
export const getRunChunksContract = contract({
  method: "GET",
  path: "/api/ai/runs/{runId}/chunks",
  tag,
  summary: "Get what an answer that is being written has written after a place in its stream",
  scope: "ai:read",
  params,
  query: z.strictObject({ after: SeqQuery.default(0) }),
  response: RunChunks,
  realtime: true,
});
