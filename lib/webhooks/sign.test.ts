import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { retryDelay } from "./retry";
import { newSecret, signedHeaders } from "./sign";

it("signs as the library of Standard Webhooks does, by each secret", () => {
  const [old, next] = [newSecret(), newSecret()];
  const id = crypto.randomUUID();
  const at = new Date();
  const timestamp = Math.floor(at.getTime() / 1_000);
  const body = JSON.stringify({ text: "Zoë" });
  const headers = signedHeaders({ id, timestamp, body }, [next, old]);
  expect(headers["webhook-signature"]).toBe(
    [next, old].map((one) => new Webhook(one).sign(id, at, body)).join(" "),
  );
  for (const secret of [old, next]) new Webhook(secret).verify(body, headers);
  expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow();
});

it("tries eight times within a day, never later than planned", () => {
  const delays = Array.from({ length: 8 }, (_, index) => retryDelay(index + 1, 0));
  expect(delays.at(-1)).toBeNull();
  expect(delays.reduce<number>((sum, delay) => sum + (delay ?? 0), 0)).toBeLessThan(24 * 3_600);
  for (const [index, delay] of delays.entries())
    if (delay !== null) expect(retryDelay(index + 1, 1)).toBeCloseTo(delay * 0.8);
});
