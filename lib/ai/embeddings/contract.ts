import { contract } from "@/lib/http/contract";
import { AiIndexChoice, AiIndexState } from "./schema";

const tag = "Administration";

export const getIndexContract = contract({
  method: "GET",
  path: "/api/admin/ai/index",
  tag,
  summary: "The index of embeddings: its model, and how far it is",
  scope: "instance:read",
  response: AiIndexState,
});
export const updateIndexContract = contract({
  method: "PUT",
  path: "/api/admin/ai/index",
  tag,
  summary: "Choose the model that makes embeddings, or none",
  scope: "instance:write",
  body: AiIndexChoice,
  response: AiIndexState,
});
