import { endpoint } from "@/lib/http/endpoint";
import { getHealthContract, getReadinessContract } from "./contract";
import { assertReady } from "./service";

export const getHealthEndpoint = endpoint(getHealthContract, async () => ({ ok: true as const }));

export const getReadinessEndpoint = endpoint(getReadinessContract, async () => {
  await assertReady();
  return { ok: true as const };
});
