import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, expect, it, onTestFinished, vi } from "vitest";

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/guildhall");
  vi.stubEnv("REALTIME_PORT", "3001");
  const { prepareEveryRequest } = await import("./every-request");
  prepareEveryRequest();
});

async function ask(path: string, listener: RequestListener): Promise<Response> {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
}

it("gives every response our headers, and hands on addresses that can be decoded", async () => {
  const response = await ask("/w/%?x=%", (request, answer) => answer.end(request.url));
  expect(await response.text()).toBe("/w/%25?x=%");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  });
});

it.each<[string, RequestListener, number, string]>([
  ["its end", (_, answer) => Object.assign(answer, { statusCode: 405 }).end(), 404, "not_found"],
  ["its head", (_, answer) => answer.writeHead(405, { allow: "GET" }).end(), 404, "not_found"],
  ["text", (_, answer) => answer.writeHead(400).end("Bad Request"), 422, "invalid_input"],
  [
    "parts",
    (_, answer) => {
      answer.writeHead(500);
      answer.write("Internal ");
      answer.end("Server Error");
    },
    500,
    "internal",
  ],
])("describes an error of the API that isn't ours, by %s", async (_, listener, status, code) => {
  const response = await ask("/api/x", listener);
  expect(response.status).toBe(status);
  const { error } = await response.json();
  expect(error).toMatchObject({ code, requestId: response.headers.get("x-request-id") });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/json",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
  });
});

it("leaves our own errors, those of pages and what succeeds alone", async () => {
  const own = await ask("/api/x", (_, answer) => {
    answer.setHeader("x-request-id", "1");
    answer.writeHead(404).end("ours");
  });
  expect([own.status, await own.text()]).toEqual([404, "ours"]);
  const page = await ask("/x", (_, answer) => answer.writeHead(404).end("a page"));
  expect(await page.text()).toBe("a page");
  const success = await ask("/api/x", (_, answer) => answer.end("fine"));
  expect(await success.text()).toBe("fine");
});
