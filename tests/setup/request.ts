import { randomInt } from "node:crypto";
import path from "node:path";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import type { Contract, Input, Method, Output } from "@/lib/http/contract";
import { contractId } from "@/lib/http/contract-id";
import type { ErrorBody } from "@/lib/http/errors";
import type { RouteHandler } from "@/lib/http/serve";

/** Who calls: somebody signed in (see `makeSignedIn`), a key of theirs (`makeApiKey`), or nobody. */
export type Caller = { cookie: string } | { key: string } | null;

const signedAs = (as: Caller): Record<string, string> => {
  if (!as) return {};
  return "key" in as ? { authorization: `Bearer ${as.key}` } : { cookie: as.cookie };
};

type Raw = { params?: unknown; query?: unknown; body?: unknown; headers?: Record<string, string> };
type Route = Partial<Record<Method, RouteHandler>>;

/** The route file that Next would choose. */
export const routeFile = (contractPath: string) =>
  path.join("app", contractPath.replace(/\{(\w+)\}/g, "[$1]"), "route.ts");

export const loadRoute = (file: string): Promise<Route> => import(path.join(process.cwd(), file));

/**
 * Calls an endpoint's route handler with a real Request, whatever the input; each call comes from another address.
 * Resolves when the processors of the events that it recorded have run as well.
 */
export async function requestRaw(as: Caller, contract: Contract, raw: Raw = {}): Promise<Response> {
  const given = (raw.params ?? {}) as Record<string, string>;
  // Next hands over the parameters that are in the path, no others, and undefined where there are none.
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const params = Object.fromEntries(names.map((name) => [name, given[name] ?? ""]));
  const filled = contract.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ""));
  const url = new URL(filled, process.env.APP_URL);
  for (const [name, value] of Object.entries(raw.query ?? {})) url.searchParams.set(name, String(value));
  const headers = new Headers({
    host: url.host,
    origin: url.origin,
    "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
    ...signedAs(as),
  });
  const hasBody = contract.method !== "GET" && raw.body !== undefined;
  if (hasBody) headers.set("content-type", "application/json");
  for (const [name, value] of Object.entries(raw.headers ?? {})) headers.set(name, value);
  const body = hasBody ? JSON.stringify(raw.body) : undefined;
  const handler = (await loadRoute(routeFile(contract.path)))[contract.method];
  if (!handler) throw new Error(`${contractId(contract)} isn't exported by its route`);
  const response = await handler(new Request(url, { method: contract.method, headers, body }), {
    params: Promise.resolve(names.length > 0 ? params : undefined),
  });
  await deliveriesSettled();
  return response;
}

/** Calls an endpoint that should succeed, and gives what it answers. */
export async function send<C extends Contract>(as: Caller, contract: C, input: Partial<Input<C>> = {}) {
  const response = await requestRaw(as, contract, input);
  const body = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(`${contractId(contract)}: ${response.status} ${JSON.stringify(body)}`);
  return body as Output<C>;
}

/** Calls an endpoint that should refuse, and gives the error. */
export async function refusal<C extends Contract>(as: Caller, contract: C, input: Raw = {}) {
  const response = await requestRaw(as, contract, input);
  if (response.ok) throw new Error(`${contractId(contract)}: expected a refusal, got ${response.status}`);
  const { error } = (await response.json()) as ErrorBody;
  return { status: response.status, ...error };
}
