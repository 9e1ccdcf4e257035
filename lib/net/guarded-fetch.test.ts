import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type FetchPolicy, publicPolicy } from "./fetch-policy";
import { type GuardedOptions, guardedFetch } from "./guarded-fetch";
import { RefusedTarget } from "./target";

let site: Server;
let port: number;
let origin: string;
let answer: RequestListener;
let asked: string[];

beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  port = (site.address() as AddressInfo).port;
  origin = `http://site.test:${port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(
  () =>
    new Promise((resolve) => {
      site.closeAllConnections();
      site.close(resolve);
    }),
);

/** Lets the test's own server through. */
const policy: FetchPolicy = {
  ...publicPolicy,
  resolve: async (hostname) => (/^(site|other)\.test$/.test(hostname) ? ["127.0.0.1"] : ["10.0.0.1"]),
  allows: (target) => (target.address === "127.0.0.1" && target.port === port) || publicPolicy.allows(target),
};
const get = (path: string, options: Partial<GuardedOptions> = {}) =>
  guardedFetch(`${origin}${path}`, { policy, timeoutMs: 5_000, maxBytes: 1_000, ...options });

it("answers with status, headers and body, and sends none of its own beyond what is given", async () => {
  let received: unknown;
  answer = (request, response) => {
    received = request.headers;
    response.writeHead(418, { "x-kind": "teapot" }).end("short and stout");
  };
  const { status, headers, body, url } = await get("/tea", { headers: { accept: "text/plain" } });
  expect({ status, kind: headers["x-kind"], body: body.toString(), path: url.pathname }).toEqual({
    status: 418,
    kind: "teapot",
    body: "short and stout",
    path: "/tea",
  });
  const host = `site.test:${port}`;
  expect(received).toEqual({
    accept: "text/plain",
    "accept-encoding": "identity",
    connection: "close",
    host,
  });
});

it("connects to the address it checked, whatever the name resolves to next", async () => {
  answer = (_request, response) => response.end("checked");
  const answers = [["127.0.0.1"], ["10.0.0.1"]];
  const rebinding = { ...policy, resolve: async () => answers.shift() ?? [] };
  expect((await get("/", { policy: rebinding })).body.toString()).toBe("checked");
  expect(answers).toEqual([["10.0.0.1"]]);
});

it("checks a name again on each redirect", async () => {
  answer = (_request, response) => response.writeHead(302, { location: "/again" }).end();
  const answers = [["127.0.0.1"], ["10.0.0.1"]];
  const rebinding = { ...policy, resolve: async () => answers.shift() ?? [] };
  await expect(get("/", { policy: rebinding, maxRedirects: 3 })).rejects.toThrow(RefusedTarget);
  expect(asked).toEqual(["GET /"]);
});

it.each([
  "http://127.0.0.1:1/",
  "http://localhost/",
  "http://[::1]/",
  "http://[::ffff:10.0.0.1]/",
  "http://[64:ff9b::a00:1]/",
  "http://169.254.169.254/latest/meta-data/",
  "gopher://site.test/",
  "file:///etc/passwd",
])("doesn't follow a redirect to %s", async (location) => {
  answer = (_request, response) => response.writeHead(302, { location }).end();
  await expect(get("/redirects", { maxRedirects: 3 })).rejects.toThrow(RefusedTarget);
  expect(asked).toEqual(["GET /redirects"]);
});

it("follows as many redirects as wanted, none of a POST, and sends credentials to no other origin", async () => {
  const authorizations: (string | undefined)[] = [];
  answer = (request, response) => {
    authorizations.push(request.headers.authorization);
    const left = Number(request.url?.slice(1));
    if (left === 0) return response.end("there");
    response.writeHead(307, { location: `http://other.test:${port}/${left - 1}` }).end();
  };
  const headers = { authorization: "Bearer secret" };
  expect((await get("/2", { maxRedirects: 2, headers })).url.hostname).toBe("other.test");
  expect(authorizations).toEqual(["Bearer secret", undefined, undefined]);
  await expect(get("/3", { maxRedirects: 2 })).rejects.toThrow("redirects");
  expect((await get("/3", { method: "POST", body: "x", maxRedirects: 2 })).status).toBe(307);
  expect((await get("/3")).status).toBe(307);
});

it("refuses a compressed answer, so that none unpacks beyond the limit", async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000));
  answer = (_request, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
  await expect(get("/bomb", { maxBytes: 100_000 })).rejects.toThrow("compressed");
});

it("reads no more than the limit of an endless answer", async () => {
  answer = (_request, response) => {
    const more = () => {
      while (response.write("x".repeat(65_536)));
    };
    response.on("drain", more);
    more();
  };
  await expect(get("/endless")).rejects.toThrow("too large");
  expect((await get("/endless", { mayCut: true })).body).toHaveLength(1_000);
  expect((await get("/endless", { accepts: () => false })).body).toHaveLength(0);
});

it("refuses headers beyond the limit", async () => {
  answer = (_request, response) => response.writeHead(200, { "x-long": "x".repeat(20_000) }).end();
  await expect(get("/headers")).rejects.toThrow();
});

it.each<[string, RequestListener]>([
  ["a silent server", () => {}],
  [
    "a body that drips",
    (_request, response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    },
  ],
  [
    "redirects that are slow together",
    (_request, response) => {
      setTimeout(() => response.writeHead(302, { location: "/again" }).end(), 100);
    },
  ],
])("gives up in time on %s", async (_name, listener) => {
  answer = listener;
  await expect(get("/slow", { timeoutMs: 300, maxBytes: 1e6, maxRedirects: 100 })).rejects.toThrow();
});

it("gives up in time on a resolver that doesn't answer", async () => {
  const silent = { ...policy, resolve: () => new Promise<string[]>(() => {}) };
  const keepAlive = setInterval(() => {}, 50);
  await expect(get("/", { policy: silent, timeoutMs: 200 })).rejects.toThrow();
  clearInterval(keepAlive);
  expect(asked).toEqual([]);
});
