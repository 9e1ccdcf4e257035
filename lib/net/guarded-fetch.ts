import http from "node:http";
import https from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import { resolveTarget, type TargetRules } from "./target";

const MAX_HEADER_BYTES = 16_384;
const REDIRECTS = [301, 302, 303, 307, 308];

export type GuardedOptions = TargetRules & {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  headers?: http.OutgoingHttpHeaders;
  body?: Buffer | string;
  /** For everything together: names, connections, redirects and the body. */
  timeoutMs: number;
  maxBytes: number;
  /** Whether the first `maxBytes` of a longer body suffice; otherwise it is refused. */
  mayCut?: boolean;
  /** How many redirects of a GET are followed; none when unset. Each target is checked like the first. */
  maxRedirects?: number;
  /** The body is read only where this accepts the answer. */
  accepts?: (status: number, headers: http.IncomingHttpHeaders) => boolean;
};

export type GuardedResponse = {
  /** After redirects. */
  url: URL;
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Empty where `accepts` declined. */
  body: Buffer;
};

/**
 * The one way to fetch an address that a person gave: no cookies, no shared connections, and each hop only to
 * addresses that the policy allows, pinned so that a name can't change between check and connection.
 * @throws RefusedTarget for an address that is not allowed, Error for what fails, takes too long or is too large
 */
export async function guardedFetch(address: string, options: GuardedOptions): Promise<GuardedResponse> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const { method = "GET", maxRedirects = 0, accepts = () => true } = options;
  let url = new URL(address);
  let sentHeaders = options.headers;
  for (let hop = 0; ; hop++) {
    const addresses = await abortable(resolveTarget(url, options), signal);
    const response = await connect(url, addresses, { ...options, headers: sentHeaders, method, signal });
    try {
      const { statusCode: status = 0, headers } = response;
      if (REDIRECTS.includes(status) && headers.location && method === "GET" && maxRedirects > 0) {
        if (hop === maxRedirects) throw new Error("too many redirects");
        const next = new URL(headers.location, url);
        if (next.origin !== url.origin) sentHeaders = withoutCredentials(sentHeaders);
        url = next;
        continue;
      }
      if (!accepts(status, headers)) return { url, status, headers, body: Buffer.alloc(0) };
      return { url, status, headers, body: await read(response, options) };
    } finally {
      response.destroy();
    }
  }
}

type Connection = Pick<GuardedOptions, "headers" | "body"> & {
  method: string;
  signal: AbortSignal;
  /** Keeps connections for later requests; none when unset. */
  agent?: http.Agent;
};

/**
 * The request hears of what fails. Where it is aborted while its answer is complete and not read to the end, nobody
 * listens to its socket, and Node would throw that at the process.
 */
const ignore = () => {};

/** Connects to one of these addresses, under the URL's own host name. */
export function connect(url: URL, addresses: string[], options: Connection): Promise<http.IncomingMessage> {
  const pinned = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  const lookup: LookupFunction = (_hostname, { all }, done) =>
    all ? done(null, pinned) : done(null, pinned[0]!.address, pinned[0]!.family);
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: options.method,
      lookup,
      agent: options.agent ?? false,
      signal: options.signal,
      maxHeaderSize: MAX_HEADER_BYTES,
      headers: { "accept-encoding": "identity", ...options.headers },
    });
    sent.on("response", resolve).on("error", reject);
    sent.on("socket", (socket) => {
      if (!socket.listeners("error").includes(ignore)) socket.on("error", ignore);
    });
    sent.end(options.body);
  });
}

async function read(response: http.IncomingMessage, { maxBytes, mayCut }: GuardedOptions): Promise<Buffer> {
  // None was asked for, and a compressed answer may unpack to any size.
  if ((response.headers["content-encoding"] ?? "identity") !== "identity") {
    throw new Error("the answer is compressed");
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes && !mayCut) throw new Error("the answer is too large");
    if (size >= maxBytes && mayCut) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

const withoutCredentials = (headers: http.OutgoingHttpHeaders = {}) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(authorization|cookie)$/i.test(name)));

/** A look-up can't be aborted; its answer is ignored instead. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  return Promise.race([promise, aborted.promise]).finally(() => signal.removeEventListener("abort", abort));
}
