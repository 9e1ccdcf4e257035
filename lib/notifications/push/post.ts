import { publicOrAllowedPolicy } from "@/lib/net/fetch-policy";
import { guardedFetch } from "@/lib/net/guarded-fetch";
import { checkUrl, type TargetRules } from "@/lib/net/target";
import { encryptPush } from "./encrypt";
import { vapidAuthorization } from "./vapid";

const TIMEOUT_MS = 10_000;
/** Push services discard a message that they can't deliver within this time. */
const TTL_SECONDS = 12 * 60 * 60;
const RULES: TargetRules = { policy: publicOrAllowedPolicy, requireHttps: true };

/** The outcome for one browser: `gone` when its subscription has ended, `failed` when another try may succeed. */
export type PushResult = "sent" | "gone" | "failed";
export type PushTarget = { endpoint: string; p256dh: string; auth: string };

/** Whether messages may be sent there: https on the public internet, or what OUTBOUND_ALLOW_LIST names. */
export function isPushEndpoint(endpoint: string): boolean {
  try {
    checkUrl(new URL(endpoint), RULES);
    return true;
  } catch {
    return false;
  }
}

/** Sends one encrypted message to one browser's push service. Never throws. */
export async function postPush(target: PushTarget, text: string, topic: string): Promise<PushResult> {
  if (!isPushEndpoint(target.endpoint)) return "gone";
  let body: Buffer;
  try {
    body = encryptPush(text, target);
  } catch {
    // Keys that aren't points of the curve.
    return "gone";
  }
  try {
    const { status } = await guardedFetch(target.endpoint, {
      ...RULES,
      method: "POST",
      timeoutMs: TIMEOUT_MS,
      maxBytes: 0,
      accepts: () => false,
      headers: {
        authorization: await vapidAuthorization(target.endpoint),
        "content-encoding": "aes128gcm",
        "content-type": "application/octet-stream",
        "content-length": body.length,
        ttl: TTL_SECONDS,
        urgency: "high",
        // A newer message with the same topic replaces one that waits at the push service.
        topic,
      },
      body,
    });
    return resultOf(status);
  } catch {
    return "failed";
  }
}

function resultOf(status: number): PushResult {
  if (status >= 200 && status < 300) return "sent";
  return status === 404 || status === 410 || status === 400 || status === 403 ? "gone" : "failed";
}
