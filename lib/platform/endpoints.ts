import { endpoint } from "@/lib/http/endpoint";
import {
  checkServiceContract,
  getHealthContract,
  getInstanceContract,
  getReadinessContract,
  listJobsContract,
  listServicesContract,
} from "./contract";
import { listJobs } from "./list-jobs";
import { assertReady, checkServiceNow, getInstance, listServices } from "./service";

export const getHealthEndpoint = endpoint(getHealthContract, async () => ({ ok: true as const }));

export const getReadinessEndpoint = endpoint(getReadinessContract, async () => {
  await assertReady();
  return { ok: true as const };
});

export const getInstanceEndpoint = endpoint(getInstanceContract, ({ actor }) => getInstance(actor));

export const listServicesEndpoint = endpoint(listServicesContract, async ({ actor }) => ({
  items: await listServices(actor),
  nextCursor: null,
}));

export const checkServiceEndpoint = endpoint(checkServiceContract, ({ actor, params }) =>
  checkServiceNow(actor, params.service),
);

export const listJobsEndpoint = endpoint(listJobsContract, async ({ actor }) => ({
  items: await listJobs(actor),
  nextCursor: null,
}));
