import type { z } from "zod";
import { newId } from "@/lib/new-id";
import type { Contract, Output } from "./contract";
import { contractId } from "./contract-id";
import { AppError, type ErrorBody, TEMPORARY } from "./errors";
import { noteReachable, noteUnreachable } from "./reachable";

type Part<Name extends string, T> = Record<never, never> extends T ? { [K in Name]?: T } : { [K in Name]: T };

/** A caller's input: the parts the contract declares; those without required fields are optional. */
export type CallInput<C extends Contract> = Part<"params", z.input<C["params"]>> &
  Part<"query", z.input<C["query"]>> &
  Part<"body", z.input<C["body"]>>;

type CallArguments<C extends Contract> =
  Record<never, never> extends CallInput<C>
    ? [input?: CallInput<C>, options?: CallOptions]
    : [input: CallInput<C>, options?: CallOptions];
type CallOptions = {
  signal?: AbortSignal;
  /** The page is going away: the call goes by HTTP and outlives it. */
  isLast?: boolean;
};

type RawInput = { params?: unknown; query?: unknown; body?: unknown };
/** `key` names a write, for the node to know it by where it is repeated over HTTP. */
type Request = { id: string; key?: string | undefined } & RawInput;
type Answer = { data: unknown } | ErrorBody;

/** The socket, as far as `call` needs it. */
export type Transport = {
  isOpen: () => boolean;
  /** Rejects when the connection goes before the answer comes. */
  call: (request: Request) => Promise<Answer>;
  /** Several reads in one request; answers in their order. */
  callAll?: (requests: Request[]) => Promise<Answer[]>;
};

/** How often a call is tried that the server refuses because it is too busy. */
const MAX_TRIES = 4;

let transport: Transport | null = null;

/** Endpoints marked `realtime` go by the socket from now on, whenever it is open. */
export function setTransport(next: Transport | null) {
  transport = next;
}

/**
 * Calls an endpoint from the browser. Answers aren't parsed again: the server has validated them.
 * What an overloaded server refuses is repeated a few times: reads, and writes that go over the socket, which may be
 * called twice anyway.
 * @throws AppError as the server gave it; `unavailable` with `details.offline` where the server can't be reached
 */
export async function call<C extends Contract>(
  contract: C,
  ...[input = {} as CallInput<C>, options = {}]: CallArguments<C>
): Promise<Output<C>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return (await callOnce(contract, input, options)) as Output<C>;
    } catch (error) {
      const isRepeatable = contract.method === "GET" || contract.realtime;
      if (!isRepeatable || !isOverloaded(error) || tries === MAX_TRIES) throw error;
      await pause(error, tries);
      options.signal?.throwIfAborted();
    }
  }
}

const isOverloaded = (error: unknown): error is AppError =>
  error instanceof AppError && error.code === "overloaded" && !error.details?.isCatchUp;

/** Twice as long each time, and spread out, or all that were refused together would come back together. */
const pause = ({ details }: AppError, tries: number) => {
  const seconds = Number(details?.retryAfter ?? 1) * 2 ** (tries - 1);
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000 * (0.5 + Math.random())));
};

type Gathered = { request: Request; answer: (answer: Answer) => void };
type SendTogether = NonNullable<Transport["callAll"]>;
let gathered: Gathered[] | null = null;

/** As many as the node takes in one request. */
const MAX_TOGETHER = 50;

/**
 * The reads that `work` calls for before it awaits anything go over the socket in one request, and nothing of them goes
 * by HTTP: a node that is only just back must not be the reason for a thousand requests elsewhere. Where the socket closes
 * first they fail as `unavailable`. Temporary failures have `details.isCatchUp`: neither `call` nor the query tries again,
 * since the caller repeats all that failed together.
 */
export function together<T>(work: () => T): T {
  const send = transport?.callAll;
  if (gathered || !send || !transport?.isOpen()) return work();
  const calls: Gathered[] = [];
  gathered = calls;
  try {
    return work();
  } finally {
    gathered = null;
    void sendInOrder(send, calls);
  }
}

/** The node takes one such request of a socket at a time. */
async function sendInOrder(send: SendTogether, calls: readonly Gathered[]): Promise<void> {
  for (let from = 0; from < calls.length; from += MAX_TOGETHER)
    await sendTogether(send, calls.slice(from, from + MAX_TOGETHER));
}

async function sendTogether(send: SendTogether, calls: readonly Gathered[]): Promise<void> {
  try {
    const answers = await send(calls.map(({ request }) => request));
    for (const [n, { answer }] of calls.entries()) answer(answers[n] ?? UNREACHABLE);
  } catch {
    for (const { answer } of calls) answer(UNREACHABLE);
  }
}

/** What is our own fault doesn't pass by waiting: the query tries it a few times more by itself. */
function markCatchUp(answer: Answer): Answer {
  if (!("error" in answer) || answer.error.code === "internal" || !TEMPORARY.has(answer.error.code))
    return answer;
  return { error: { ...answer.error, details: { ...answer.error.details, isCatchUp: true } } };
}

async function callOnce(contract: Contract, input: RawInput, options: CallOptions): Promise<unknown> {
  if (gathered && contract.realtime && contract.method === "GET") {
    const { params = {}, query = {}, body = {} } = input;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    gathered.push({ request: { id: contractId(contract), params, query, body }, answer: resolve });
    return unwrap(await promise.then(markCatchUp));
  }
  if (contract.realtime && transport?.isOpen() && !options.isLast) {
    const key = contract.method === "GET" ? undefined : newId();
    const answer = await bySocket(transport, contract, input, key);
    if (answer) return unwrap(answer);
    return byHttp(contract, input, options, key);
  }
  return byHttp(contract, input, options);
}

/**
 * Null where the socket went away meanwhile, or the answer takes too long: HTTP tries again. Should the node come to the
 * first call all the same, it knows by the key of a write that it has been made again.
 */
async function bySocket(
  socket: Transport,
  contract: Contract,
  { params = {}, query = {}, body = {} }: RawInput,
  key: string | undefined,
) {
  try {
    return await socket.call({ id: contractId(contract), params, query, body, ...(key && { key }) });
  } catch {
    return null;
  }
}

function unwrap(answer: { data: unknown } | ErrorBody): unknown {
  if ("data" in answer) return answer.data;
  throw toError(answer);
}

function toError({ error }: ErrorBody) {
  return new AppError(error.code, error.message, { ...error.details, requestId: error.requestId });
}

async function byHttp(
  contract: Contract,
  input: RawInput,
  { signal, isLast = false }: CallOptions,
  supersedes?: string,
): Promise<unknown> {
  const hasBody = contract.method !== "GET";
  let response: Response;
  let text: string;
  try {
    response = await fetch(urlOf(contract, input), {
      method: contract.method,
      ...(hasBody && {
        headers: {
          "content-type": "application/json",
          ...(supersedes && { "x-supersedes": supersedes }),
        },
        body: JSON.stringify(input.body ?? {}),
      }),
      signal: signal ?? null,
      keepalive: isLast,
    });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    noteUnreachable();
    throw toError(UNREACHABLE);
  }
  if (!response.ok) throw readError(response, text);
  noteReachable();
  return text ? JSON.parse(text) : undefined;
}

const UNREACHABLE: ErrorBody = {
  error: {
    code: "unavailable",
    message: "Guildhall can’t be reached. Check your connection.",
    details: { offline: true },
    requestId: "",
  },
};

/** A proxy or a dying server answers with something other than our errors. */
function readError(response: Response, text: string): AppError {
  try {
    const body = JSON.parse(text) as ErrorBody;
    if (body.error?.code) return toError(body);
  } catch {
    // Not JSON: the status below decides.
  }
  if (response.status < 500)
    return new AppError("internal", "The server refused this. Reload the page and try again.");
  noteUnreachable();
  return new AppError("unavailable", "Guildhall is starting or busy. Try again in a moment.", {
    offline: true,
  });
}

function urlOf(contract: Contract, { params, query }: RawInput): string {
  const values = (params ?? {}) as Record<string, unknown>;
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  return search.size ? `${path}?${search}` : path;
}
