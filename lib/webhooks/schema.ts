import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { PageQuery } from "@/lib/http/pagination";
import { Id, line, Timestamp } from "@/lib/http/schema";
import { webhookEvents } from "./events";
import { MAX_WEBHOOK_CHANNELS, MAX_WEBHOOK_NAME, MAX_WEBHOOK_URL } from "./limits";
import { DELIVERY_REASONS, type DeliveryReason } from "./reasons";

export const WebhookEventName = z.enum(webhookEvents);

const fields = {
  name: line(MAX_WEBHOOK_NAME),
  url: z.url({ protocol: /^https?$/ }).max(MAX_WEBHOOK_URL),
  events: z
    .array(WebhookEventName)
    .min(1, "choose one at least")
    .transform((events) => [...new Set(events)]),
  /** Null for all channels that its maker sees, also later ones. */
  channelIds: z.array(Id).min(1, "choose one at least").max(MAX_WEBHOOK_CHANNELS).nullable(),
  /** Whether it is also sent what incoming webhooks posted. */
  includesHooks: z.boolean(),
};

export const NewWebhook = z.strictObject({
  ...fields,
  channelIds: fields.channelIds.default(null),
  includesHooks: fields.includesHooks.default(false),
});
export type NewWebhook = z.output<typeof NewWebhook>;

/** Whoever changes a webhook becomes its maker: it then acts with their rights. */
export const WebhookChange = z.strictObject({ ...fields, isActive: z.boolean() }).partial();
export type WebhookChange = z.output<typeof WebhookChange>;

export const Webhook = z.object({
  id: Id,
  workspaceId: Id,
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  /** Those that I see; null for all. */
  channelIds: z.array(Id).nullable(),
  includesHooks: z.boolean(),
  status: z.enum(["ACTIVE", "PAUSED", "DISABLED"]),
  /** It is sent what they may read. */
  maker: Person,
  /** Whether its maker may still manage webhooks; otherwise nothing is sent. */
  isMakerAllowed: z.boolean(),
  /** Since when no delivery has succeeded. */
  failingSince: Timestamp.nullable(),
  /** Until when requests are signed with the former secret as well. */
  formerSecretUntil: Timestamp.nullable(),
  createdAt: Timestamp,
});
export type Webhook = z.output<typeof Webhook>;

/** The secret is shown this once. */
export const WebhookSecret = z.object({ webhook: Webhook, secret: z.string() });
export type WebhookSecret = z.output<typeof WebhookSecret>;

const reasons = Object.keys(DELIVERY_REASONS) as [DeliveryReason, ...DeliveryReason[]];

export const WebhookDelivery = z.object({
  /** The `webhook-id` of its requests. */
  id: Id,
  webhookId: Id,
  event: z.string(),
  occurredAt: Timestamp,
  status: z.enum(["WAITING", "SENDING", "DELIVERED", "FAILED", "DROPPED"]),
  attempts: z.int(),
  /** When it is tried next. */
  dueAt: Timestamp.nullable(),
  /** Of the last try. */
  responseStatus: z.int().nullable(),
  durationMs: z.int().nullable(),
  reason: z.enum(reasons).nullable(),
  endedAt: Timestamp.nullable(),
});
export type WebhookDelivery = z.output<typeof WebhookDelivery>;

export const WebhookDeliveryDetails = WebhookDelivery.extend({
  /** What would be sent now, as JSON text; null where its maker or I may not read it, or it is deleted. */
  body: z.string().nullable(),
  /** The beginning of the endpoint's last answer. */
  responseHead: z.string().nullable(),
});
export type WebhookDeliveryDetails = z.output<typeof WebhookDeliveryDetails>;

export const DeliveryQuery = PageQuery.extend({
  status: z.enum(["DELIVERED", "FAILED", "DROPPED", "WAITING"]).optional(),
});
export type DeliveryQuery = z.output<typeof DeliveryQuery>;
