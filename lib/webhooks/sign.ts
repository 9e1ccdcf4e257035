import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** As Standard Webhooks writes a secret. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString("base64");

/** The headers of Standard Webhooks, with a signature by each secret. `timestamp` is in seconds. */
export function signedHeaders(
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
  secrets: readonly string[],
) {
  const sign = (secret: string) =>
    createHmac("sha256", Buffer.from(secret.slice(PREFIX.length), "base64"))
      .update(`${id}.${timestamp}.${body}`)
      .digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": secrets.map((secret) => `v1,${sign(secret)}`).join(" "),
  };
}
