import { lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { isLocalInstance } from "@/lib/env";
import { encryptPush } from "./encrypt";
import { vapidAuthorization } from "./vapid";

const TIMEOUT_MS = 10_000;
/** Push services keep what can't be delivered for this long; later it would be no news. */
const TTL_SECONDS = 12 * 60 * 60;

/** What became of a message: `gone` when the browser no longer wants any, `failed` when another try may help. */
export type PushResult = "sent" | "gone" | "failed";
export type PushTarget = { endpoint: string; p256dh: string; auth: string };

/** A browser names the address to send to, so it must not lead into the operator's own network. */
const isPublic = (address: string) => ipaddr.process(address).range() === "unicast";

const publicLookup: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "");
    const open = addresses.filter(({ address }) => isLocalInstance() || isPublic(address));
    const first = open[0];
    if (!first) return callback(new Error("not a public address"), "");
    if (options.all) callback(null, open);
    else callback(null, first.address, first.family);
  });

/** Whether messages may be sent there: to https in the open Internet, and on a local instance anywhere. */
export function isPushEndpoint(endpoint: string): boolean {
  const { protocol, hostname, username } = new URL(endpoint);
  if (username) return false;
  if (isLocalInstance()) return true;
  const bare = hostname.replace(/^\[|\]$/g, "");
  return protocol === "https:" && (!ipaddr.isValid(bare) || isPublic(bare));
}

/** Sends one encrypted message to one browser's push service. Never throws. */
export function postPush(target: PushTarget, text: string, topic: string): Promise<PushResult> {
  const done = Promise.withResolvers<PushResult>();
  try {
    if (!isPushEndpoint(target.endpoint)) return Promise.resolve("gone");
    const body = encryptPush(text, target);
    const send = target.endpoint.startsWith("https:") ? requestHttps : requestHttp;
    const request = send(target.endpoint, {
      method: "POST",
      lookup: publicLookup,
      timeout: TIMEOUT_MS,
      headers: {
        authorization: vapidAuthorization(target.endpoint),
        "content-encoding": "aes128gcm",
        "content-type": "application/octet-stream",
        "content-length": body.length,
        ttl: TTL_SECONDS,
        urgency: "high",
        // A newer message about the same takes the place of one that waits.
        topic,
      },
    });
    request.on("response", (response) => {
      response.resume();
      done.resolve(resultOf(response.statusCode ?? 0));
    });
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("error", () => done.resolve("failed"));
    request.end(body);
  } catch {
    // Keys that aren't points of the curve.
    done.resolve("gone");
  }
  return done.promise;
}

function resultOf(status: number): PushResult {
  if (status >= 200 && status < 300) return "sent";
  return status === 404 || status === 410 || status === 400 || status === 403 ? "gone" : "failed";
}
