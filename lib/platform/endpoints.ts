import { endpoint } from "@/lib/http/endpoint";
import {
  checkServiceContract,
  getHealthContract,
  getInstanceContract,
  getInstanceSettingsContract,
  getReadinessContract,
  listJobsContract,
  listProcessorsContract,
  listServicesContract,
  rebuildThumbnailsContract,
  retryProcessorContract,
  updateInstanceSettingsContract,
} from "./contract";
import { listJobs } from "./list-jobs";
import { listProcessors, retryProcessor } from "./processors";
import { startRebuildingThumbnails } from "./rebuild-thumbnails";
import { assertReady, checkServiceNow, getInstance, listServices } from "./service";
import { getInstanceSettings, updateInstanceSettings } from "./settings";

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

export const listProcessorsEndpoint = endpoint(listProcessorsContract, async ({ actor }) => ({
  items: await listProcessors(actor),
  nextCursor: null,
}));

export const retryProcessorEndpoint = endpoint(retryProcessorContract, ({ actor, params }) =>
  retryProcessor(actor, params.processor),
);

export const rebuildThumbnailsEndpoint = endpoint(rebuildThumbnailsContract, ({ actor }) =>
  startRebuildingThumbnails(actor),
);

export const getInstanceSettingsEndpoint = endpoint(getInstanceSettingsContract, ({ actor }) =>
  getInstanceSettings(actor),
);
export const updateInstanceSettingsEndpoint = endpoint(updateInstanceSettingsContract, ({ actor, body }) =>
  updateInstanceSettings(actor, body),
);
