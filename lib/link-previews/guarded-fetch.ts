import http from "node:http";
import https from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import { addressOf, type Guard } from "./guard";

const MAX_REDIRECTS = 3;

type Options = {
  guard: Guard;
  /** Of the whole, redirects included. */
  signal: AbortSignal;
  /** The beginning of the media type that is wanted; any other answer fails. */
  type: string;
  maxBytes: number;
  /** Whether the first `maxBytes` of something longer will do. */
  mayCut: boolean;
};

export type Fetched = { url: URL; contentType: string; body: Buffer };

/**
 * Fetches what somebody's link points to, as a stranger would: no cookies, and each hop only to an address that the
 * guard allows.
 * @throws Error for anything but an answer of 200 of the wanted type and size, in time
 */
export async function guardedFetch(link: string, options: Options): Promise<Fetched> {
  let url = new URL(link);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await get(url, await addressOf(url, options.guard), options);
    const { statusCode = 0, headers } = response;
    try {
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        url = new URL(headers.location, url);
        continue;
      }
      const contentType = headers["content-type"] ?? "";
      if (statusCode !== 200 || !contentType.startsWith(options.type))
        throw new Error("not what was asked for");
      // We asked for none: an answer that is compressed anyway could be a bomb.
      if ((headers["content-encoding"] ?? "identity") !== "identity") throw new Error("compressed");
      return { url, contentType, body: await read(response, options) };
    } finally {
      response.destroy();
    }
  }
  throw new Error("too many redirects");
}

/** Connects to exactly this address, under the URL's own host name. */
function get(url: URL, address: string, { signal, type }: Options): Promise<http.IncomingMessage> {
  const family = isIPv6(address) ? 6 : 4;
  const pinned: LookupFunction = (_hostname, { all }, done) =>
    all ? done(null, [{ address, family }]) : done(null, address, family);
  const { get } = url.protocol === "https:" ? https : http;
  const headers = {
    accept: type.endsWith("/") ? `${type}*` : type,
    "accept-encoding": "identity",
    "accept-language": "en, *;q=0.5",
    "user-agent": "Mozilla/5.0 (compatible; Guildhall link preview)",
  };
  return new Promise((resolve, reject) => {
    get(url, { lookup: pinned, agent: false, signal, headers, maxHeaderSize: 16_384 }, resolve).on(
      "error",
      reject,
    );
  });
}

async function read(response: http.IncomingMessage, { maxBytes, mayCut }: Options): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes && !mayCut) throw new Error("too large");
    if (size >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
