import { endpoint } from "@/lib/http/endpoint";
import {
  createSsoProviderContract,
  deleteSsoProviderContract,
  listSsoProvidersContract,
  startSsoContract,
  updateSsoProviderContract,
} from "./contract";
import { createProvider, deleteProvider, listProviders, updateProvider } from "./providers/service";
import { startSso } from "./sign-in";

export const startSsoEndpoint = endpoint(startSsoContract, ({ actor, body, context }) =>
  startSso(body, actor, context),
);

export const listSsoProvidersEndpoint = endpoint(listSsoProvidersContract, ({ actor }) =>
  listProviders(actor),
);

export const createSsoProviderEndpoint = endpoint(createSsoProviderContract, ({ actor, body }) =>
  createProvider(actor, body),
);

export const updateSsoProviderEndpoint = endpoint(updateSsoProviderContract, ({ actor, params, body }) =>
  updateProvider(actor, params.ssoProviderId, body),
);

export const deleteSsoProviderEndpoint = endpoint(deleteSsoProviderContract, ({ actor, params }) =>
  deleteProvider(actor, params.ssoProviderId),
);
