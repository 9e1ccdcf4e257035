import { endpoint } from "@/lib/http/endpoint";
import {
  createWebhookContract,
  deleteWebhookContract,
  getWebhookDeliveryContract,
  listWebhookDeliveriesContract,
  listWebhooksContract,
  redeliverContract,
  rotateWebhookSecretContract,
  testWebhookContract,
  updateWebhookContract,
} from "./contract";
import { getDelivery, listDeliveries, redeliver, sendTest } from "./log";
import { createWebhook, deleteWebhook, listWebhooks, rotateSecret, updateWebhook } from "./service";

export const listWebhooksEndpoint = endpoint(listWebhooksContract, ({ actor, params }) =>
  listWebhooks(actor, params.workspaceId),
);
export const createWebhookEndpoint = endpoint(createWebhookContract, ({ actor, params, body }) =>
  createWebhook(actor, params.workspaceId, body),
);
export const updateWebhookEndpoint = endpoint(updateWebhookContract, ({ actor, params, body }) =>
  updateWebhook(actor, params.webhookId, body),
);
export const deleteWebhookEndpoint = endpoint(deleteWebhookContract, ({ actor, params }) =>
  deleteWebhook(actor, params.webhookId),
);
export const rotateWebhookSecretEndpoint = endpoint(rotateWebhookSecretContract, ({ actor, params }) =>
  rotateSecret(actor, params.webhookId),
);
export const testWebhookEndpoint = endpoint(testWebhookContract, ({ actor, params }) =>
  sendTest(actor, params.webhookId),
);
export const listWebhookDeliveriesEndpoint = endpoint(
  listWebhookDeliveriesContract,
  ({ actor, params, query }) => listDeliveries(actor, params.webhookId, query),
);
export const getWebhookDeliveryEndpoint = endpoint(getWebhookDeliveryContract, ({ actor, params }) =>
  getDelivery(actor, params.deliveryId),
);
export const redeliverEndpoint = endpoint(redeliverContract, ({ actor, params }) =>
  redeliver(actor, params.deliveryId),
);
