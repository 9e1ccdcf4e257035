import { endpoint } from "@/lib/http/endpoint";
import {
  createAiPromptContract,
  deleteAiPromptContract,
  listAiPromptsContract,
  updateAiPromptContract,
} from "./contract";
import { createPrompt, deletePrompt, listPrompts, updatePrompt } from "./service";

export const listAiPromptsEndpoint = endpoint(listAiPromptsContract, ({ actor, params, query }) =>
  listPrompts(actor, params.workspaceId, query),
);
export const createAiPromptEndpoint = endpoint(createAiPromptContract, ({ actor, params, body }) =>
  createPrompt(actor, params.workspaceId, body),
);
export const updateAiPromptEndpoint = endpoint(updateAiPromptContract, ({ actor, params, body }) =>
  updatePrompt(actor, params.aiPromptId, body),
);
export const deleteAiPromptEndpoint = endpoint(deleteAiPromptContract, ({ actor, params }) =>
  deletePrompt(actor, params.aiPromptId),
);
