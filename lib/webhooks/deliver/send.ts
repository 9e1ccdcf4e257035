import { log } from "@/lib/log";
import { type FetchPolicy, publicOrAllowedPolicy } from "@/lib/net/fetch-policy";
import { guardedFetch } from "@/lib/net/guarded-fetch";
import { RefusedTarget } from "@/lib/net/target";
import { bodyOf } from "../payload/body";
import type { DeliveryReason } from "../reasons";
import { unseal } from "../secrets";
import { signedHeaders } from "../sign";
import type { Claimed } from "./claim";
import { isEcho } from "./echo";
import { TIMEOUT_MS } from "./lanes";

const MAX_ANSWER_BYTES = 64 * 1024;
const HEAD_CHARACTERS = 300;

export type Outcome = {
  status: "DELIVERED" | "FAILED" | "DROPPED";
  reason: DeliveryReason | null;
  responseStatus: number | null;
  durationMs: number | null;
  responseHead: string | null;
};

const NOTHING = { responseStatus: null, durationMs: null, responseHead: null };
const dropped = (reason: DeliveryReason): Outcome => ({ status: "DROPPED", reason, ...NOTHING });

/** One try. Never throws. */
export async function sendDelivery(
  delivery: Claimed,
  policy: FetchPolicy = publicOrAllowedPolicy,
): Promise<Outcome> {
  if (!delivery.isManaged) return dropped("maker");
  if (!delivery.isActive) return dropped("disabled");
  try {
    if (await isEcho(delivery)) return dropped("loop");
    const made = await bodyOf({ userId: delivery.makerId }, delivery);
    if ("dropped" in made) return dropped(made.dropped);
    const secrets = secretsOf(delivery);
    if (!secrets) return { status: "FAILED", reason: "secret", ...NOTHING };
    return await post(delivery, made.body, secrets, policy);
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    log.warn({ deliveryId: delivery.id, name, code }, "a webhook delivery could not be made");
    return { status: "FAILED", reason: "unreachable", ...NOTHING };
  }
}

function secretsOf({ webhookId, secret, formerSecret }: Claimed): string[] | null {
  try {
    return [secret, formerSecret].flatMap((sealed) => (sealed ? unseal(sealed, webhookId) : []));
  } catch {
    return null;
  }
}

async function post(
  { id, url }: Claimed,
  body: string,
  secrets: readonly string[],
  policy: FetchPolicy,
): Promise<Outcome> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const begun = performance.now();
  const elapsed = () => Math.round(performance.now() - begun);
  try {
    const answer = await guardedFetch(url, {
      ...{ method: "POST", body, policy, requireHttps: true, timeoutMs: TIMEOUT_MS },
      ...{ maxBytes: MAX_ANSWER_BYTES, mayCut: true },
      // Of a compressed answer, which nobody asked for, the status counts.
      accepts: (_, { "content-encoding": encoding = "identity" }) => encoding === "identity",
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "user-agent": "Guildhall-Webhooks",
        ...signedHeaders({ id, timestamp, body }, secrets),
      },
    });
    const isDone = answer.status >= 200 && answer.status < 300;
    const isRedirect = answer.status >= 300 && answer.status < 400;
    return {
      status: isDone ? "DELIVERED" : "FAILED",
      reason: isDone ? null : isRedirect ? "redirect" : "status",
      responseStatus: answer.status,
      durationMs: elapsed(),
      responseHead: headOf(answer.body),
    };
  } catch (error) {
    return { status: "FAILED", reason: reasonOf(error), ...NOTHING, durationMs: elapsed() };
  }
}

/** Valid text for the database: of a cut or binary answer what can be read. */
const headOf = (body: Buffer): string | null =>
  body
    .subarray(0, 4 * HEAD_CHARACTERS)
    .toString("utf8")
    .replaceAll("\0", "")
    .slice(0, HEAD_CHARACTERS)
    .toWellFormed() || null;

function reasonOf(error: unknown): DeliveryReason {
  if (error instanceof RefusedTarget) return "refused";
  const { name, code, message = "" } = error as { name?: string; code?: string; message?: string };
  if (name === "TimeoutError" || name === "AbortError" || code === "ABORT_ERR") return "timeout";
  if (message.startsWith("the answer is")) return "answer";
  return "unreachable";
}
