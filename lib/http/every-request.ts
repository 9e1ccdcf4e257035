import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from "./errors";
import { repairAddress } from "./repair-address";
import { API_HEADERS, SECURITY_HEADERS } from "./security-headers";

/**
 * What holds for each request to this process, also for those that Next answers without any code of ours: static files
 * and its own errors. Call it once, before the first request.
 */
export function prepareEveryRequest(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    request.url = repairAddress(request.url ?? "/");
    setHeaders(response, SECURITY_HEADERS);
    if (request.url.startsWith("/api/")) describeBareErrors(response);
  });
}

function setHeaders(response: ServerResponse, headers: Record<string, string>) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/**
 * Gives an error that isn't ours, such as that for a method which no route takes, the shape and headers of ours. Next
 * may write the head of a response before its end.
 */
function describeBareErrors(response: ServerResponse): void {
  const { writeHead, write, end } = response;
  const isBare = (status: number) => status >= 400 && !response.hasHeader("x-request-id");
  let text: string | undefined;
  const patched = {
    writeHead(status: number, ...rest: unknown[]) {
      if (!isBare(status)) return writeHead.apply(response, [status, ...rest] as never);
      const body = bareError(status);
      text = JSON.stringify(body);
      for (const name of ["content-encoding", "transfer-encoding"]) response.removeHeader(name);
      setHeaders(response, {
        ...API_HEADERS,
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(text)),
        "cache-control": "no-store",
        "x-request-id": body.error.requestId,
      });
      return writeHead.call(response, ERROR_STATUS[body.error.code]);
    },
    write: (...given: unknown[]) => text !== undefined || write.apply(response, given as never),
    end(...given: unknown[]) {
      if (!response.headersSent && isBare(response.statusCode)) response.writeHead(response.statusCode);
      return end.apply(response, (text === undefined ? given : [text]) as never);
    },
  };
  Object.assign(response, patched);
}

function bareError(status: number): ErrorBody {
  const requestId = randomUUID();
  const [code, message] = MEANINGS[status] ?? (status < 500 ? UNFIT : BROKEN);
  return { error: { code, message, requestId } };
}

type Meaning = [code: ErrorCode, message: string];
const UNFIT: Meaning = ["invalid_input", "The request isn't one that can be understood."];
const BROKEN: Meaning = ["internal", "Something broke on our side. Try again in a moment."];
const NOTHING: Meaning = ["not_found", "There is no such endpoint. Check the method and the address."];
const MEANINGS: Partial<Record<number, Meaning>> = {
  404: NOTHING,
  405: NOTHING,
  413: ["too_large", "The request is too large."],
};
