import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, type Format, piecesOf, type Reply } from "./plan";

const MAX_BODY_BYTES = 64 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<unknown> {
  return JSON.parse((await readBytes(request)).toString() || "{}");
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) throw new Error("the body is too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

const TYPES: Record<number, string> = {
  401: "authentication_error",
  404: "not_found_error",
  429: "rate_limit_error",
  529: "overloaded_error",
};
const GOOGLE_STATUSES: Record<number, string> = {
  401: "UNAUTHENTICATED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
};

/** Each provider's own shape of an error. */
export function errorBody(format: Format, status: number, message: string): { error: object } {
  const type = TYPES[status] ?? (status >= 500 ? "api_error" : "invalid_request_error");
  if (format === "gemini")
    return { error: { code: status, message, status: GOOGLE_STATUSES[status] ?? "INTERNAL" } };
  if (format === "anthropic") {
    const body = { type: "error", error: { type, message }, request_id: "req_fake" };
    return body;
  }
  return { error: { message, type, param: null, code: status === 404 ? "model_not_found" : null } };
}

export function refuse(response: ServerResponse, format: Format, fault: Fault & { kind: "status" }) {
  const { status, retryAfter, message = `fake ${fault.status}` } = fault;
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  json(response, status, errorBody(format, status, message), headers);
}

/** Resolves after some time, or as soon as the client is gone. */
export async function pause(response: ServerResponse | null, ms: number) {
  const ended = new AbortController();
  const leave = () => ended.abort();
  response?.once("close", leave);
  await sleep(ms, undefined, { ref: false, signal: ended.signal }).catch(() => {});
  response?.off("close", leave);
}

const NEVER_MS = 2 ** 31 - 1;
/** Destroying a socket at once would discard what was just written. */
export const FLUSH_MS = 10;

/** The reasoning's pieces at the reply's pace. */
export async function* pacedReasoning(response: ServerResponse, reply: Reply) {
  const { reasoning = "", firstMs, pieceMs = 0, pieceSize } = reply;
  if (firstMs) await pause(response, firstMs);
  for (const piece of piecesOf(reasoning, pieceMs ? pieceSize : reasoning.length || 1)) {
    if (response.destroyed) return;
    yield piece;
    if (pieceMs) await pause(response, pieceMs);
  }
}

/** The text's pieces at the reply's pace; breaks the wire where the reply says so. */
export async function* pacedText(
  response: ServerResponse,
  reply: Reply,
  writeError: (message: string) => void,
) {
  let fault = reply.fault?.kind === "status" ? undefined : reply.fault;
  let count = 0;
  for (const piece of piecesOf(reply.text ?? "", reply.pieceSize)) {
    if (response.destroyed) return;
    if (fault && count >= fault.after) {
      if (fault.kind === "cut") {
        await sleep(FLUSH_MS);
        response.destroy();
        return;
      }
      if (fault.kind === "event") {
        writeError(fault.message ?? "Overloaded");
        response.end();
        return;
      }
      if (fault.kind === "malformed") response.write('data: {"broken": \n\n');
      if (fault.kind === "stall") await pause(response, NEVER_MS);
      fault = undefined;
    }
    yield piece;
    count += 1;
    if (reply.pieceMs) await pause(response, reply.pieceMs);
    // A large answer isn't piled up in memory.
    if (response.writableNeedDrain) await drained(response);
  }
}

const drained = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });

/** Whether the client left, or a fault ended the answer. */
export const isOver = (response: ServerResponse) => response.destroyed || response.writableEnded;

export function startEvents(response: ServerResponse) {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
    "x-request-id": "req_fake",
  });
  response.flushHeaders();
}
