import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { accessWorkspace } from "@/lib/workspaces/access";

/**
 * The only way to a webhook, for those who manage those of its workspace.
 * @throws AppError not_found outside the workspace, forbidden for other members
 */
export async function accessWebhook(actor: Pick<Actor, "userId">, webhookId: string, noun = "webhook") {
  const webhook = await db().webhook.findUnique({ where: { id: webhookId }, include: MAKER });
  if (!webhook) throw notFound(noun);
  await accessWorkspace(actor, webhook.workspaceId, "webhook.manage").catch((error) => {
    throw error instanceof AppError && error.code === "not_found" ? notFound(noun) : error;
  });
  return webhook;
}

const PERSON = { select: { id: true, name: true, image: true } } as const;
export const MAKER = { maker: PERSON } as const;

/** A delivery with its webhook. @throws AppError as `accessWebhook` */
export async function accessDelivery(actor: Pick<Actor, "userId">, deliveryId: string) {
  const delivery = await db().webhookDelivery.findUnique({ where: { id: deliveryId } });
  if (!delivery) throw notFound("delivery");
  return { delivery, webhook: await accessWebhook(actor, delivery.webhookId, "delivery") };
}
