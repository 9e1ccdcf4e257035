import { createHash } from "node:crypto";
import { publicOrAllowedPolicy } from "@/lib/net/fetch-policy";
import { guardedFetch } from "@/lib/net/guarded-fetch";
import { checkUrl, type TargetRules } from "@/lib/net/target";
import { encryptPush } from "./encrypt";
import { vapidAuthorization } from "./vapid";

const TIMEOUT_MS = 10_000;
/** Push services discard a message that they can't deliver within this time, unless it says another. */
const TTL_SECONDS = 12 * 60 * 60;
const RULES: TargetRules = { policy: publicOrAllowedPolicy, requireHttps: true };

/** The outcome for one browser: `gone` when its subscription has ended, `failed` when another try may succeed. */
export type PushResult = "sent" | "gone" | "failed";
export type PushTarget = { endpoint: string; p256dh: string; auth: string };
export type PushMessage = {
  /** What the service worker shows. */
  content: object;
  /** A newer message with the same subject replaces one that waits at the push service. */
  subject: string;
  ttlSeconds?: number;
};

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
export async function postPush(target: PushTarget, message: PushMessage): Promise<PushResult> {
  if (!isPushEndpoint(target.endpoint)) return "gone";
  let body: Buffer;
  try {
    body = encryptPush(JSON.stringify(message.content), target);
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
        ttl: message.ttlSeconds ?? TTL_SECONDS,
        urgency: "high",
        topic: topicOf(message.subject),
      },
      body,
    });
    return resultOf(status);
  } catch {
    return "failed";
  }
}

/** At most 32 characters of base64url. */
const topicOf = (subject: string) => createHash("sha256").update(subject).digest("base64url").slice(0, 32);

function resultOf(status: number): PushResult {
  if (status >= 200 && status < 300) return "sent";
  return status === 404 || status === 410 || status === 400 || status === 403 ? "gone" : "failed";
}
