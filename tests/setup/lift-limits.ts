import { afterAll, beforeAll } from "vitest";
import { env } from "@/lib/env";

/** Lifts the rate limits for the tests of this file; the other files of its worker have the same environment. */
export function liftLimits(): void {
  const { RATE_LIMIT_FACTOR } = env();
  beforeAll(() => void Object.assign(env(), { RATE_LIMIT_FACTOR: 1_000_000 }));
  afterAll(() => void Object.assign(env(), { RATE_LIMIT_FACTOR }));
}
