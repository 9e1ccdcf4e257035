import { endpoint } from "@/lib/http/endpoint";
import {
  createModelContract,
  createProviderContract,
  deleteProviderContract,
  listAiAuditContract,
  listProvidersContract,
  refreshProviderContract,
  testModelContract,
  updateModelContract,
  updateProviderContract,
} from "./contract";
import { listAiAudit } from "./list-audit";
import { createModel, updateModel } from "./models";
import { listProviders } from "./presenter";
import { createProvider, deleteProvider, refreshProvider, updateProvider } from "./service";
import { testModel } from "./test-model";

export const listProvidersEndpoint = endpoint(listProvidersContract, async ({ actor }) => ({
  items: await listProviders(actor),
  nextCursor: null,
}));
export const createProviderEndpoint = endpoint(createProviderContract, ({ actor, body }) =>
  createProvider(actor, body),
);
export const updateProviderEndpoint = endpoint(updateProviderContract, ({ actor, params, body }) =>
  updateProvider(actor, params.aiProviderId, body),
);
export const deleteProviderEndpoint = endpoint(deleteProviderContract, ({ actor, params }) =>
  deleteProvider(actor, params.aiProviderId),
);
export const refreshProviderEndpoint = endpoint(refreshProviderContract, ({ actor, params }) =>
  refreshProvider(actor, params.aiProviderId),
);
export const createModelEndpoint = endpoint(createModelContract, ({ actor, params, body }) =>
  createModel(actor, params.aiProviderId, body.name),
);
export const updateModelEndpoint = endpoint(updateModelContract, ({ actor, params, body }) =>
  updateModel(actor, params.aiModelId, body),
);
export const testModelEndpoint = endpoint(testModelContract, ({ actor, params }) =>
  testModel(actor, params.aiModelId),
);
export const listAiAuditEndpoint = endpoint(listAiAuditContract, ({ actor, query }) =>
  listAiAudit(actor, query),
);
