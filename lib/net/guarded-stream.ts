import http from "node:http";
import https from "node:https";
import { connect } from "./guarded-fetch";
import { RefusedTarget, resolveTarget, type TargetRules } from "./target";

/** Connections are kept for the next request; each was made to an address that its first request's rules allowed. */
const agents = {
  "http:": new http.Agent({ keepAlive: true }),
  "https:": new https.Agent({ keepAlive: true }),
};

const NO_BODY = [101, 204, 205, 304];

/**
 * `fetch` for libraries that stream what a configured server answers. Like `guardedFetch` it connects to allowed
 * addresses alone, pinned for the connection; it follows no redirect, and ends an answer at `maxBytes`.
 */
export function guardedStream(rules: TargetRules & { maxBytes: number }): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const addresses = await resolveTarget(url, rules).catch((cause) => {
      // The form in which libraries take a failure of the network for one.
      throw cause instanceof RefusedTarget ? cause : new TypeError("fetch failed", { cause });
    });
    request.signal.throwIfAborted();
    const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
    const response = await connect(url, addresses, {
      method: request.method,
      headers: { ...Object.fromEntries(request.headers), ...(body && { "content-length": body.length }) },
      body,
      signal: request.signal,
      agent: agents[url.protocol as keyof typeof agents],
    }).catch((cause) => {
      throw request.signal.aborted ? request.signal.reason : new TypeError("fetch failed", { cause });
    });
    const { statusCode: status = 502 } = response;
    const headers = new Headers();
    for (const [name, value] of Object.entries(response.headers))
      for (const one of [value ?? []].flat()) headers.append(name, one);
    if (NO_BODY.includes(status)) response.resume();
    return new Response(NO_BODY.includes(status) ? null : limited(response, rules.maxBytes), {
      status,
      headers,
    });
  };
}

/** More than was asked for came back; the rest isn't read. */
export class TooLarge extends Error {
  override name = "TooLarge";
}

/** Reads as it is read from: what came before an error isn't dropped by it. */
function limited(response: http.IncomingMessage, maxBytes: number): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Buffer> = response[Symbol.asyncIterator]();
  let size = 0;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start() {
      if ((response.headers["content-encoding"] ?? "identity") === "identity") return;
      response.destroy();
      throw new Error("the answer is compressed");
    },
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) return controller.close();
      size += value.length;
      if (size > maxBytes) {
        response.destroy();
        throw new TooLarge("the answer is too large");
      }
      controller.enqueue(new Uint8Array(value));
    },
    cancel: () => void response.destroy(),
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
