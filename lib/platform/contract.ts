import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { JobRun } from "@/lib/jobs/schema";
import { SERVICE_NAMES } from "@/lib/services";
import { InstanceSettings, InstanceSettingsChange } from "@/lib/settings/schema";
import { Instance, JobQueue, ProcessorState, ServiceState } from "./schema";

const tag = "Platform";
const admin = "Administration";

export const getHealthContract = contract({
  method: "GET",
  path: "/api/health",
  tag,
  summary: "Check that the web process is alive",
  scope: "public",
  response: z.object({ ok: z.literal(true) }),
  auth: "public",
  limit: "none",
});

/** 503 while a service doesn't answer; `details.missing` names it. */
export const getReadinessContract = contract({
  method: "GET",
  path: "/api/ready",
  tag,
  summary: "Check that database, realtime node and worker are available",
  scope: "public",
  response: z.object({ ok: z.literal(true) }),
  auth: "public",
  limit: "none",
});

export const getInstanceContract = contract({
  method: "GET",
  path: "/api/admin/instance",
  tag: admin,
  summary: "Get the instance's version and size",
  scope: "instance:read",
  response: Instance,
});
export const listServicesContract = contract({
  method: "GET",
  path: "/api/admin/services",
  tag: admin,
  summary: "List the outside services with their state",
  scope: "instance:read",
  response: z.object({ items: z.array(ServiceState), nextCursor: z.null() }),
});
export const checkServiceContract = contract({
  method: "POST",
  path: "/api/admin/services/{service}/check",
  tag: admin,
  summary: "Check a service now",
  scope: "instance:write",
  params: z.strictObject({ service: z.enum(SERVICE_NAMES) }),
  response: ServiceState,
});
export const listJobsContract = contract({
  method: "GET",
  path: "/api/admin/jobs",
  tag: admin,
  summary: "List the queues of jobs",
  scope: "instance:read",
  response: z.object({ items: z.array(JobQueue), nextCursor: z.null() }),
});
export const listProcessorsContract = contract({
  method: "GET",
  path: "/api/admin/processors",
  tag: admin,
  summary: "List the processors of domain events with their lag and failures",
  scope: "instance:read",
  response: z.object({ items: z.array(ProcessorState), nextCursor: z.null() }),
});
export const retryProcessorContract = contract({
  method: "POST",
  path: "/api/admin/processors/{processor}/retry",
  tag: admin,
  summary: "Retry a processor's parked events",
  scope: "instance:write",
  params: z.strictObject({ processor: z.string().regex(/^[a-z][a-z ]{0,60}$/) }),
  response: ProcessorState,
});
export const rebuildThumbnailsContract = contract({
  method: "POST",
  path: "/api/admin/thumbnails",
  tag: admin,
  summary: "Rebuild the thumbnails of all pictures",
  scope: "instance:write",
  response: JobRun,
  status: 201,
});
export const getInstanceSettingsContract = contract({
  method: "GET",
  path: "/api/admin/settings",
  tag: admin,
  summary: "Get the instance's settings",
  scope: "instance:read",
  response: InstanceSettings,
});
export const updateInstanceSettingsContract = contract({
  method: "PATCH",
  path: "/api/admin/settings",
  tag: admin,
  summary: "Change the instance's settings",
  scope: "instance:write",
  body: InstanceSettingsChange,
  response: InstanceSettings,
});
