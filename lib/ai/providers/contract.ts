import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import {
  AdminModel,
  AdminProvider,
  AiAuditEntry,
  ModelChange,
  ModelTest,
  NewModel,
  NewProvider,
  ProviderChange,
} from "./schema";

const tag = "Administration";
const Provider = z.strictObject({ aiProviderId: Id });
const Model = z.strictObject({ aiModelId: Id });

export const listProvidersContract = contract({
  method: "GET",
  path: "/api/admin/ai/providers",
  tag,
  summary: "List the AI providers with their models",
  scope: "instance:read",
  response: z.object({ items: z.array(AdminProvider), nextCursor: z.null() }),
});
export const createProviderContract = contract({
  method: "POST",
  path: "/api/admin/ai/providers",
  tag,
  summary: "Add an AI provider",
  scope: "instance:write",
  body: NewProvider,
  response: AdminProvider,
  status: 201,
});
export const updateProviderContract = contract({
  method: "PATCH",
  path: "/api/admin/ai/providers/{aiProviderId}",
  tag,
  summary: "Change an AI provider",
  scope: "instance:write",
  params: Provider,
  body: ProviderChange,
  response: AdminProvider,
});
export const deleteProviderContract = contract({
  method: "DELETE",
  path: "/api/admin/ai/providers/{aiProviderId}",
  tag,
  summary: "Remove an AI provider with its models",
  scope: "instance:write",
  params: Provider,
  response: NoContent,
  status: 204,
});
export const refreshProviderContract = contract({
  method: "POST",
  path: "/api/admin/ai/providers/{aiProviderId}/refresh",
  tag,
  summary: "Check an AI provider and add the models that it lists",
  scope: "instance:write",
  params: Provider,
  response: AdminProvider,
});
export const createModelContract = contract({
  method: "POST",
  path: "/api/admin/ai/providers/{aiProviderId}/models",
  tag,
  summary: "Add an AI model by its name",
  scope: "instance:write",
  params: Provider,
  body: NewModel,
  response: AdminModel,
  status: 201,
});
export const updateModelContract = contract({
  method: "PATCH",
  path: "/api/admin/ai/models/{aiModelId}",
  tag,
  summary: "Change an AI model",
  scope: "instance:write",
  params: Model,
  body: ModelChange,
  response: AdminModel,
});
export const testModelContract = contract({
  method: "POST",
  path: "/api/admin/ai/models/{aiModelId}/test",
  tag,
  summary: "Ask an AI model for one word",
  scope: "instance:write",
  params: Model,
  response: ModelTest,
});
export const listAiAuditContract = contract({
  method: "GET",
  path: "/api/admin/ai/audit",
  tag,
  summary: "List who changed AI providers and models, newest first",
  scope: "instance:read",
  query: PageQuery,
  response: page(AiAuditEntry),
});
