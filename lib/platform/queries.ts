import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { instanceSettingsKey } from "@/lib/settings/keys";
import {
  getInstanceContract,
  getInstanceSettingsContract,
  listJobsContract,
  listProcessorsContract,
  listServicesContract,
} from "./contract";

export const instanceQuery = () =>
  queryOptions({ queryKey: ["admin", "instance"], queryFn: () => call(getInstanceContract) });

export const servicesQuery = () =>
  queryOptions({
    queryKey: ["admin", "services"],
    queryFn: async () => (await call(listServicesContract)).items,
  });

/** Queues change without an event: read again while the page is looked at. */
export const jobsQuery = () =>
  queryOptions({
    queryKey: ["admin", "jobs"],
    queryFn: async () => (await call(listJobsContract)).items,
    refetchInterval: 5_000,
  });

export const processorsQuery = () =>
  queryOptions({
    queryKey: ["admin", "processors"],
    queryFn: async () => (await call(listProcessorsContract)).items,
    refetchInterval: 5_000,
  });

/** Live: `settings.changed` keeps it true. */
export const instanceSettingsQuery = () =>
  queryOptions({ queryKey: instanceSettingsKey, queryFn: () => call(getInstanceSettingsContract) });
