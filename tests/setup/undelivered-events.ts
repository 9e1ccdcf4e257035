import { afterAll } from "vitest";
import { db } from "@/lib/db";
import { deliveriesSettled } from "@/lib/events/delivery-queue";

// A processor that fails does so in silence, for the worker to try again: here it must not.
afterAll(async () => {
  await deliveriesSettled();
  const left = await db().outboxEvent.findMany({ select: { event: true, errors: true } });
  await db().outboxEvent.deleteMany();
  if (left.length > 0) throw new Error(`${left.length} events were not delivered: ${JSON.stringify(left)}`);
});
