import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { subscribeToPushContract } from "@/lib/notifications/contract";
import { ada, ben, makePair } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

// The rule holds on a local instance as well. Read at the first use, below.
Object.assign(process.env, { EMBEDDED_DATABASE: "1", HOST: "127.0.0.1" });

beforeEach(makePair);

it("sends web push to public addresses only", async () => {
  const keys = { p256dh: "A".repeat(87), auth: "A".repeat(22) };
  for (const endpoint of [
    "http://push.example.test/x",
    "https://127.0.0.1/x",
    "https://10.1.2.3/x",
    "https://169.254.169.254/latest",
    "https://[::1]/x",
    "https://2130706433/x",
    "https://[64:ff9b::7f00:1]/x",
    "https://[::ffff:192.168.0.1]/x",
    "https://me:you@push.example.test/x",
    "ftp://push.example.test/x",
  ]) {
    expect(await refusal(ben, subscribeToPushContract, { body: { endpoint, keys } })).toMatchObject({
      status: 422,
    });
  }
  const body = { endpoint: "https://push.example.test/ben", keys };
  await send(ben, subscribeToPushContract, { body });
  await send(ada, subscribeToPushContract, { body });
  const where = { userId: { in: [ada.id, ben.id] } };
  expect(await db().pushSubscription.findMany({ where })).toMatchObject([{ userId: ada.id }]);
});
