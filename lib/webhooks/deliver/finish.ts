import { pool, transaction } from "@/lib/db";
import { addInboxItems } from "@/lib/inbox/service";
import { sendMail } from "@/lib/mail/mail";
import { webhookDisabledMail } from "@/lib/mail/templates";
import { DISABLED_AFTER_DAYS } from "../limits";
import { retryDelay } from "../retry";
import type { Claimed } from "./claim";
import type { Outcome } from "./send";

/** $1 the delivery, $2 its attempts: another worker may have taken it over. $3 seconds until the next try, if there is one. */
const END = `/* name: end webhook delivery */
  WITH ended AS (
    UPDATE webhook_deliveries
    SET status = CASE WHEN $3::float8 IS NULL THEN $4::webhook_delivery_status ELSE 'WAITING' END,
      due_at = now() + make_interval(secs => $3::float8), ended_at = CASE WHEN $3::float8 IS NULL THEN now() END,
      reason = $5, response_status = $6, duration_ms = $7, response_head = $8
    WHERE id = $1 AND attempts = $2 AND status = 'SENDING' RETURNING webhook_id
  )
  UPDATE webhooks h
  SET failing_since = CASE $4 WHEN 'DELIVERED' THEN NULL ELSE coalesce(h.failing_since, now()) END
  FROM ended WHERE h.id = ended.webhook_id AND $4 <> 'DROPPED' AND ($4 = 'DELIVERED') = (h.failing_since IS NOT NULL)
  RETURNING h.id`;

const GONE = 410;

/** Stores how a try went: when the next is, and whether the webhook is disabled. */
export async function finish(delivery: Claimed, outcome: Outcome): Promise<void> {
  const { status, reason, responseStatus, durationMs, responseHead } = outcome;
  const delay = status === "FAILED" && responseStatus !== GONE ? retryDelay(delivery.attempts) : null;
  await pool().query({
    name: "end webhook delivery",
    text: END,
    values: [delivery.id, delivery.attempts, delay, status, reason, responseStatus, durationMs, responseHead],
  });
  if (status === "FAILED") await disable(delivery.webhookId, responseStatus === GONE);
}

/** Where the endpoint says that it is gone, or has failed for days. */
async function disable(webhookId: string, isGone: boolean): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: {
        ...{ id: webhookId, status: "ACTIVE" },
        ...(!isGone && { failingSince: { lt: new Date(Date.now() - DISABLED_AFTER_DAYS * 24 * 3_600_000) } }),
      },
      data: { status: "DISABLED" },
    });
    if (count === 0) return;
    const webhook = await tx.webhook.findUniqueOrThrow({
      where: { id: webhookId },
      select: {
        ...{ name: true, makerId: true, workspaceId: true },
        maker: { select: { name: true, email: true } },
        workspace: { select: { name: true, slug: true } },
      },
    });
    const { name, maker, makerId, workspace, workspaceId } = webhook;
    const item = { kind: "WEBHOOK_DISABLED", key: `webhook:${webhookId}`, workspaceId, text: name } as const;
    await addInboxItems(tx, [{ ...item, userId: makerId }]);
    await sendMail(tx, maker.email, webhookDisabledMail({ personName: maker.name, name, isGone, workspace }));
  });
}
