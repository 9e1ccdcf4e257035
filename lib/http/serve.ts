import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { authenticate } from "@/lib/auth/authenticate";
import { assertGranted, withinGrant } from "@/lib/auth/grant";
import { log } from "@/lib/log";
import { clientAddress } from "./client-address";
import { type Contract, type Method, Nothing, type RawContract } from "./contract";
import { contractId } from "./contract-id";
import { assertSameOrigin } from "./csrf";
import { describeError } from "./describe-error";
import { causeOf } from "./ended-session";
import type { Endpoint, RequestContext } from "./endpoint";
import { AppError, ERROR_STATUS } from "./errors";
import { assertKnownHost } from "./known-host";
import type { LimitName } from "./limits";
import { parse } from "./parse";
import { type LimitState, takeToken, takeTokenOfKey } from "./rate-limit";
import { readBody } from "./read-body";
import { run } from "./run";
import { API_HEADERS } from "./security-headers";
import { supersede } from "./superseded";

/** Headers that a response keeps if it sets them itself. */
const OWN_HEADERS = new Set(["cache-control", "content-security-policy"]);
const API_HEADER_LIST = Object.entries(API_HEADERS);

/** Next resolves `params` to undefined for routes without any. */
type RouteContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** A route handler for an endpoint: `export const POST = serve(createTaskEndpoint)`. */
export function serve<C extends Contract>(endpoint: Endpoint<C>): RouteHandler {
  const { contract } = endpoint;
  return (request, route) =>
    respond(request, contractId(contract), async (context) => {
      const actor = await signedIn(request, contract.method, context);
      const query = queryOf(request);
      const body = contract.method === "GET" ? {} : await readJson(request);
      const raw = { params: (await route.params) ?? {}, query, body };
      const isRepeatable = actor && contract.realtime && contract.method !== "GET";
      const { data, limit } = await run(endpoint, actor, raw, context, {
        ...(isRepeatable && { beforeHandler: () => supersede(actor.userId, request.headers) }),
      });
      limitHeaders(context.responseHeaders, limit);
      if (contract.status === 204) return new Response(null, { status: 204 });
      return Response.json(data, { status: contract.status });
    });
}

/** What isn't a route of the API, such as a page or a protocol, only says what it is called. */
type Unlisted = { id: string; method: Method; auth: "public"; limit?: LimitName };
type Raw<Actor, Input> = { request: Request; actor: Actor; context: RequestContext } & Input;
type Handler<Input> = (input: Input) => Promise<Response>;

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<never, never>;
type InputOf<C extends RawContract> = { params: Parsed<C["params"]>; query: Parsed<C["query"]> };
type ActorOf<C extends RawContract> = C["auth"] extends "public" ? Actor | null : Actor;

/** The one other wrapper, for streams, uploads, redirects and protocols: same actor, limits and errors; returns a Response. */
export function serveRaw<C extends RawContract>(
  contract: C,
  handler: Handler<Raw<ActorOf<C>, InputOf<C>>>,
): RouteHandler;
export function serveRaw(
  unlisted: Unlisted,
  handler: Handler<Raw<Actor | null, { params: Record<string, string | string[] | undefined> }>>,
): RouteHandler;
export function serveRaw(options: RawContract | Unlisted, handler: Handler<never>): RouteHandler {
  const id = "id" in options ? options.id : contractId(options);
  return (request, route) =>
    respond(request, id, async (context) => {
      const visitor = await signedIn(request, options.method, context);
      // What isn't an operation of the API has no scope; there a key is nobody.
      const actor = "id" in options && visitor?.grant ? null : visitor;
      await takeTokenOfKey(actor);
      const limit = await takeToken(options.limit ?? "read", actor?.userId ?? null, context.ip);
      if (!actor && options.auth !== "public") throw new AppError("unauthenticated", "Sign in first.");
      limitHeaders(context.responseHeaders, limit);
      if (!("id" in options)) assertGranted(actor, options);
      const params = (await route.params) ?? {};
      const input = "id" in options ? { params } : inputOf(options, request, params);
      return withinGrant(actor, () => handler({ request, actor, context, ...input } as never)).catch(
        async (error) => {
          throw await causeOf(error, actor);
        },
      );
    });
}

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

const inputOf = ({ params = Nothing, query = Nothing }: RawContract, request: Request, given: unknown) => ({
  params: parse(params, given, "params"),
  query: parse(query, queryOf(request), "query"),
});

async function signedIn(request: Request, method: Method, context: RequestContext): Promise<Actor | null> {
  assertKnownHost(request);
  const found = await authenticate(request.headers);
  // Another site's page must neither write with the cookie nor sign a browser in; programs send no Origin.
  const mayBeForged = found ? found.via === "cookie" : request.headers.has("origin");
  if (mayBeForged && method !== "GET") assertSameOrigin(request);
  if (found?.renewedCookie) context.responseHeaders.append("set-cookie", found.renewedCookie);
  return found?.actor ?? null;
}

async function respond(request: Request, id: string, work: (context: RequestContext) => Promise<Response>) {
  const started = performance.now();
  const context: RequestContext = {
    requestId: randomUUID(),
    ip: clientAddress(request.headers),
    host: request.headers.get("host"),
    userAgent: request.headers.get("user-agent")?.slice(0, 300) ?? null,
    cookie: request.headers.get("cookie"),
    responseHeaders: new Headers({ "cache-control": "no-store" }),
  };
  let response: Response;
  try {
    response = await work(context);
  } catch (error) {
    response = errorResponse(error, id, context);
  }
  const { headers } = response;
  const add = (name: string, value: string) => {
    if (!OWN_HEADERS.has(name) || !headers.has(name)) headers.set(name, value);
  };
  headers.set("x-request-id", context.requestId);
  if (new URL(request.url).pathname.startsWith("/api/"))
    for (const [name, value] of API_HEADER_LIST) add(name, value);
  for (const [name, value] of context.responseHeaders) {
    if (name === "set-cookie") headers.append(name, value);
    else add(name, value);
  }
  const ms = Math.round(performance.now() - started);
  log.debug({ id, status: response.status, ms, requestId: context.requestId }, "request");
  return response;
}

function errorResponse(error: unknown, id: string, context: RequestContext): Response {
  const body = describeError(error, id, context.requestId);
  const retryAfter = body.error.details?.retryAfter;
  if (retryAfter !== undefined) context.responseHeaders.set("retry-after", String(retryAfter));
  return Response.json(body, { status: ERROR_STATUS[body.error.code] });
}

function limitHeaders(headers: Headers, limit: LimitState | null) {
  if (!limit) return;
  headers.set("ratelimit-limit", String(limit.limit));
  headers.set("ratelimit-remaining", String(limit.remaining));
  headers.set("ratelimit-reset", String(Math.max(0, Math.ceil((limit.reset - Date.now()) / 1000))));
}

async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request);
  if (bytes.length === 0) return {};
  if (!isJson(request.headers.get("content-type"))) {
    throw new AppError("invalid_input", "Send JSON, with content-type: application/json.");
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("invalid_input", "The body isn't valid JSON in UTF-8.");
  }
}

/** JSON is in UTF-8, whatever a charset says; one that says anything else is a mistake. */
function isJson(contentType: string | null): boolean {
  const [type, ...parameters] = (contentType ?? "").toLowerCase().split(";");
  const charsets = parameters.filter((parameter) => parameter.trim().startsWith("charset="));
  return (
    type?.trim() === "application/json" &&
    charsets.every((given) => /^charset="?utf-?8"?$/.test(given.trim()))
  );
}
