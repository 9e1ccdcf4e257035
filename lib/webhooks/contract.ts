import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import type { Scope } from "@/lib/http/scopes";
import {
  DeliveryQuery,
  NewWebhook,
  Webhook,
  WebhookChange,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookSecret,
} from "./schema";

const tag = "Webhooks";
const WorkspaceParams = z.strictObject({ workspaceId: Id });
const WebhookParams = z.strictObject({ webhookId: Id });
const DeliveryParams = z.strictObject({ deliveryId: Id });

/** What a webhook is sent: a program that makes one must be allowed to read it. */
const READS: readonly Scope[] = [
  ...(["messages:read", "tasks:read", "documents:read"] as const),
  ...(["channels:read", "members:read", "calls:read"] as const),
];

export const listWebhooksContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/webhooks",
  tag,
  summary: "List the webhooks of a workspace",
  scope: "webhooks:read",
  params: WorkspaceParams,
  response: z.object({ items: z.array(Webhook) }),
});
export const createWebhookContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/webhooks",
  tag,
  summary: "Create a webhook",
  scope: "webhooks:write",
  alsoNeeds: READS,
  params: WorkspaceParams,
  body: NewWebhook,
  response: WebhookSecret,
  status: 201,
});
export const updateWebhookContract = contract({
  method: "PATCH",
  path: "/api/webhooks/{webhookId}",
  tag,
  summary: "Change a webhook, turn it on or off",
  scope: "webhooks:write",
  alsoNeeds: READS,
  params: WebhookParams,
  body: WebhookChange,
  response: Webhook,
});
export const deleteWebhookContract = contract({
  method: "DELETE",
  path: "/api/webhooks/{webhookId}",
  tag,
  summary: "Delete a webhook with its log",
  scope: "webhooks:write",
  params: WebhookParams,
  response: NoContent,
});
export const rotateWebhookSecretContract = contract({
  method: "POST",
  path: "/api/webhooks/{webhookId}/secret",
  tag,
  summary: "Give a webhook a new secret; the former one signs along for a day",
  scope: "webhooks:write",
  params: WebhookParams,
  response: WebhookSecret,
});
export const testWebhookContract = contract({
  method: "POST",
  path: "/api/webhooks/{webhookId}/test",
  tag,
  summary: "Send a test to a webhook",
  scope: "webhooks:write",
  params: WebhookParams,
  response: WebhookDelivery,
  status: 201,
});
export const listWebhookDeliveriesContract = contract({
  method: "GET",
  path: "/api/webhooks/{webhookId}/deliveries",
  tag,
  summary: "List what was sent to a webhook, the latest first",
  scope: "webhooks:read",
  params: WebhookParams,
  query: DeliveryQuery,
  response: page(WebhookDelivery),
});
export const getWebhookDeliveryContract = contract({
  method: "GET",
  path: "/api/webhook-deliveries/{deliveryId}",
  tag,
  summary: "Read a delivery with its body",
  scope: "webhooks:read",
  alsoNeeds: READS,
  params: DeliveryParams,
  response: WebhookDeliveryDetails,
});
export const redeliverContract = contract({
  method: "POST",
  path: "/api/webhook-deliveries/{deliveryId}/redeliver",
  tag,
  summary: "Send a delivery again",
  scope: "webhooks:write",
  params: DeliveryParams,
  response: WebhookDelivery,
});
