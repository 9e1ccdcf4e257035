import { afterAll } from "vitest";
import { db } from "@/lib/db";

// What a message causes fails in silence, for the worker to try again: here it mustn't.
afterAll(async () => {
  const left = await db().messageOutbox.count();
  await db().messageOutbox.deleteMany();
  if (left > 0) throw new Error(`The effects of ${left} messages failed.`);
});
