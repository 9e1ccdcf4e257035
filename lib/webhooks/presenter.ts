import type { Person } from "@/lib/accounts/schema";
import type { WebhookDeliveryModel, WebhookModel } from "@/lib/generated/prisma/models";
import type { DeliveryReason } from "./reasons";
import type { Webhook, WebhookDelivery } from "./schema";

type Row = WebhookModel & { maker: Person };
type Seen = { isMakerAllowed: boolean; visibleIds: ReadonlySet<string> };

const iso = (moment: Date | null) => moment?.toISOString() ?? null;

export function toWebhook(row: Row, { isMakerAllowed, visibleIds }: Seen): Webhook {
  const { id, workspaceId, name, url, events, includesHooks, status, maker, formerUntil } = row;
  const isFormerValid = formerUntil !== null && formerUntil.getTime() > Date.now();
  return {
    ...{ id, workspaceId, name, url, events, includesHooks, status, maker, isMakerAllowed },
    channelIds: row.isEverywhere ? null : row.channelIds.filter((channelId) => visibleIds.has(channelId)),
    failingSince: iso(row.failingSince),
    formerSecretUntil: isFormerValid ? iso(formerUntil) : null,
    createdAt: row.createdAt.toISOString(),
  };
}

export function toDelivery(row: WebhookDeliveryModel): WebhookDelivery {
  const { id, webhookId, event, status, attempts, responseStatus, durationMs, reason } = row;
  return {
    ...{ id, webhookId, event, status, attempts, responseStatus, durationMs },
    reason: reason as DeliveryReason | null,
    occurredAt: row.occurredAt.toISOString(),
    dueAt: iso(row.dueAt),
    endedAt: iso(row.endedAt),
  };
}
