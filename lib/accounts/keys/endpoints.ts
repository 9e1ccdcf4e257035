import { endpoint } from "@/lib/http/endpoint";
import {
  createApiKeyContract,
  listApiKeysContract,
  revokeApiKeyContract,
  updateApiKeyContract,
} from "./contract";
import { createApiKey, listApiKeys, renameApiKey, revokeApiKey } from "./service";

export const listApiKeysEndpoint = endpoint(listApiKeysContract, ({ actor, query }) =>
  listApiKeys(actor, query),
);

export const createApiKeyEndpoint = endpoint(createApiKeyContract, ({ actor, body, context }) =>
  createApiKey(actor, body, context),
);

export const updateApiKeyEndpoint = endpoint(updateApiKeyContract, ({ actor, params, body }) =>
  renameApiKey(actor, params.keyId, body.name),
);

export const revokeApiKeyEndpoint = endpoint(revokeApiKeyContract, ({ actor, params }) =>
  revokeApiKey(actor, params.keyId),
);
