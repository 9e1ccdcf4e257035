import { log } from "@/lib/log";
import type { FetchPolicy } from "@/lib/net/fetch-policy";
import { type Claimed, claim } from "./claim";
import { finish } from "./finish";
import { LANES, type Lane } from "./lanes";
import { sendDelivery } from "./send";

const underWay: Record<Lane, number> = { healthy: 0, failing: 0 };
const running = new Set<Promise<void>>();
/** Whether a lane was full, so that something may still be due. */
let isMore = false;

/**
 * The job "webhooks.deliver": begins what is due and doesn't wait for it, so that no endpoint holds up the queue. What a
 * worker that is killed has begun is tried again.
 */
export async function deliverDue(policy?: FetchPolicy): Promise<void> {
  await begin(null, policy);
}

async function begin(webhookId: string | null, policy?: FetchPolicy): Promise<void> {
  const room = {
    healthy: LANES.healthy.size - underWay.healthy,
    failing: LANES.failing.size - underWay.failing,
  };
  const claimed = await claim(room, webhookId);
  for (const lane of ["healthy", "failing"] as const)
    if (claimed.filter((one) => one.lane === lane).length >= room[lane]) isMore = true;
  for (const delivery of claimed) {
    underWay[delivery.lane] += 1;
    const sending = perform(delivery, policy);
    running.add(sending);
    void sending.finally(() => running.delete(sending));
  }
}

/** The next of the same endpoint follows at once. */
async function perform(delivery: Claimed, policy?: FetchPolicy): Promise<void> {
  try {
    try {
      await finish(delivery, await sendDelivery(delivery, policy));
    } finally {
      underWay[delivery.lane] -= 1;
    }
    const wasFull = isMore;
    isMore = false;
    await begin(wasFull ? null : delivery.webhookId, policy);
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    // Its lease ends, and it is tried again.
    log.error({ deliveryId: delivery.id, name, code }, "a webhook delivery could not be stored");
  }
}

/** Resolves when this process sends nothing more. */
export async function webhooksSettled(): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}
