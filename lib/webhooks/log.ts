import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import type { WebhookDeliveryModel, WebhookModel } from "@/lib/generated/prisma/models";
import { AppError } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { accessDelivery, accessWebhook } from "./access";
import { wake } from "./deliver/wake";
import { TEST_EVENT } from "./events";
import { bodyOf } from "./payload/body";
import { toDelivery } from "./presenter";
import type { DeliveryQuery, WebhookDelivery, WebhookDeliveryDetails } from "./schema";

/** The latest first. */
export async function listDeliveries(
  actor: Actor,
  webhookId: string,
  { cursor, limit, status }: DeliveryQuery,
) {
  await accessWebhook(actor, webhookId);
  const after = cursorId(cursor);
  const last = after ? await db().webhookDelivery.findFirst({ where: { id: after, webhookId } }) : null;
  const rows = await db().webhookDelivery.findMany({
    where: {
      webhookId,
      ...(status && { status: status === "WAITING" ? { in: ["WAITING", "SENDING"] } : status }),
      ...(last && {
        OR: [{ occurredAt: { lt: last.occurredAt } }, { occurredAt: last.occurredAt, id: { lt: last.id } }],
      }),
    },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return toPage(rows.map(toDelivery), limit, ({ id }) => id);
}

/** With what would be sent now, where both its maker and the actor may read that. */
export async function getDelivery(actor: Actor, deliveryId: string): Promise<WebhookDeliveryDetails> {
  const { delivery, webhook } = await accessDelivery(actor, deliveryId);
  const body = await readableBody(actor, delivery, webhook);
  return { ...toDelivery(delivery), body, responseHead: body === null ? null : delivery.responseHead };
}

async function readableBody(actor: Actor, delivery: WebhookDeliveryModel, webhook: WebhookModel) {
  const event = {
    ...delivery,
    workspaceId: webhook.workspaceId,
    sequence: delivery.sequence?.toString() ?? null,
  };
  const bodies = await Promise.all(
    [...new Set([webhook.makerId, actor.userId])].map((userId) => bodyOf({ userId }, event)),
  );
  const [first] = bodies;
  return first && "body" in first && bodies.every((one) => "body" in one) ? first.body : null;
}

/** With a body made anew, from the first try on. */
export async function redeliver(actor: Actor, deliveryId: string): Promise<WebhookDelivery> {
  const { delivery, webhook } = await accessDelivery(actor, deliveryId);
  assertActive(webhook);
  const { count } = await db().webhookDelivery.updateMany({
    where: { id: delivery.id, status: { not: "SENDING" } },
    data: { status: "WAITING", attempts: 0, dueAt: new Date(), endedAt: null, reason: null },
  });
  if (count > 0) await wake();
  return toDelivery(await db().webhookDelivery.findUniqueOrThrow({ where: { id: delivery.id } }));
}

export async function sendTest(actor: Actor, webhookId: string): Promise<WebhookDelivery> {
  const webhook = await accessWebhook(actor, webhookId);
  assertActive(webhook);
  const now = new Date();
  const made = await transaction((tx) =>
    tx.webhookDelivery.create({
      data: { webhookId, event: TEST_EVENT, actorId: actor.userId, occurredAt: now, dueAt: now },
    }),
  );
  await wake();
  return toDelivery(made);
}

function assertActive({ status }: WebhookModel): void {
  if (status !== "ACTIVE") throw new AppError("conflict", "Turn the webhook on first.");
}
