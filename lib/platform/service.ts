import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { pool } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { SERVICE_NAMES, SERVICES, type ServiceName } from "@/lib/services";
import { checkService } from "./check-services";
import type { Instance, ServiceState } from "./schema";
import { version } from "./version";

/** Nobody needs to know sooner, and asking often must not become a load. */
const KEEP_MS = 500;
const NEEDED = SERVICE_NAMES.filter((name) => SERVICES[name].isChecked === "needed");

let last: { at: number; missing: Promise<string[]> } | undefined;

/** @throws AppError unavailable, with the services that don't answer in `details.missing` */
export async function assertReady(): Promise<void> {
  if (!last || Date.now() - last.at > KEEP_MS) last = { at: Date.now(), missing: findMissing() };
  const missing = await last.missing;
  if (missing.length > 0) throw new AppError("unavailable", `Not ready: ${missing.join(", ")}.`, { missing });
}

async function findMissing(): Promise<string[]> {
  const states = await Promise.all(NEEDED.map(checkService));
  return states.filter(({ state }) => state !== "ok").map(({ name }) => name);
}

export async function getInstance(actor: Actor): Promise<Instance> {
  await accessInstance(actor, "instance.read");
  const { rows } = await pool().query<Pick<Instance, "people" | "workspaces">>(
    `SELECT (SELECT count(*) FROM users WHERE deleted_at IS NULL)::int AS people, (SELECT count(*) FROM workspaces)::int AS workspaces`,
  );
  const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString();
  return { version, node: process.versions.node, startedAt, people: 0, workspaces: 0, ...rows[0] };
}

/** Every service with its state; each is checked now. */
export async function listServices(actor: Actor): Promise<ServiceState[]> {
  await accessInstance(actor, "instance.read");
  return Promise.all(SERVICE_NAMES.map(checkService));
}

export async function checkServiceNow(actor: Actor, name: ServiceName): Promise<ServiceState> {
  await accessInstance(actor, "service.check");
  return checkService(name);
}
