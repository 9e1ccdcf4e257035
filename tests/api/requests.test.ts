import { beforeAll, describe, expect, it } from "vitest";
import { getMeContract, updateMeContract } from "@/lib/accounts/contract";
import { downloadRoute, thumbnailRoute, uploadRoute } from "@/lib/files/raw-contract";
import type { Contract, RawContract } from "@/lib/http/contract";
import { createMessageContract, listMessagesContract } from "@/lib/messages/contract";
import { getHealthContract } from "@/lib/platform/contract";
import { publicFileRoute } from "@/lib/public-channels/raw-contract";
import { ada, channelId, makePair } from "@/tests/pair";
import { loadRoute, refusal, requestRaw } from "@/tests/setup/request";

beforeAll(makePair);

describe("the media type of a body", () => {
  const statusOf = async (type: string) => {
    const headers = { "content-type": type };
    return (await requestRaw(ada, updateMeContract, { body: { name: "Ada" }, headers })).status;
  };
  it.each(["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"'])(
    "may be %s",
    async (type) => expect(await statusOf(type)).toBe(200),
  );
  it.each([
    ...["text/plain", "application/jsonp", "application/json-patch+json", "application/json5"],
    ...["application/json;charset=utf-16", "text/plain, application/json", "multipart/form-data"],
  ])("isn't %s", async (type) => expect(await statusOf(type)).toBe(422));
});

describe("the name that a request asks for", () => {
  it("must be one of ours, on every route but those for probes", async () => {
    const headers = { host: "evil.example" };
    expect(await refusal(ada, getMeContract, { headers })).toMatchObject({
      status: 403,
      message: expect.stringContaining("ALLOWED_HOSTS"),
    });
    expect((await requestRaw(null, getHealthContract, { headers })).status).toBe(200);
  });
});

describe("fields that nobody declared", () => {
  it("are refused where JavaScript's objects hide them", async () => {
    const query = JSON.parse('{ "__proto__": 1 }');
    const inQuery = await refusal(ada, getMeContract, { query });
    expect(inQuery).toMatchObject({ status: 422, message: "__proto__: isn't a field" });
    const poll = JSON.parse(
      '{ "question": "?", "options": ["a", "b"], "__proto__": { "isMultiple": true } }',
    );
    const nonce = crypto.randomUUID();
    for (const body of [JSON.parse('{ "body": "x", "__proto__": {} }'), { nonce, body: "x", poll }]) {
      const error = await refusal(ada, createMessageContract, { params: { channelId }, body });
      expect(error).toMatchObject({ status: 422, message: "__proto__: isn't a field" });
    }
    const list = { params: { channelId }, query: { constructor: 1 } };
    expect(await refusal(ada, listMessagesContract, list)).toMatchObject({ status: 422 });
  });

  it.each([uploadRoute, downloadRoute, thumbnailRoute, publicFileRoute] as RawContract[])(
    "are refused by $method $path as well",
    async (route) => {
      const params = { fileId: crypto.randomUUID(), channelId };
      for (const name of ["surprise", "__proto__"]) {
        const query = JSON.parse(`{ "name": "a.txt", "${name}": "1" }`);
        if (route !== uploadRoute) delete query.name;
        expect(await refusal(ada, route as unknown as Contract, { params, query })).toMatchObject({
          status: 422,
        });
      }
    },
  );
});

// What reaches NextAuth is in tests/e2e/security.spec.ts: it needs Next's own request.
describe("NextAuth's routes", () => {
  const answer = async (method: "GET" | "POST", path: string, body?: string) => {
    const handler = (await loadRoute("app/api/auth/[...nextauth]/route.ts"))[method]!;
    const url = new URL(path, process.env.APP_URL);
    const nextauth = url.pathname.split("/").slice(3);
    const headers = { host: url.host, "content-type": "application/json" };
    const response = await handler(new Request(url, { method, headers, body }), {
      params: Promise.resolve({ nextauth }),
    });
    return { status: response.status, body: await response.json() };
  };
  const refused = { status: 422, body: { error: { code: "invalid_input" } } };

  it.each(["javascript:1", "data:text/html,x", "\\\\evil", "http://[", "x"])(
    "refuse to return to %s",
    async (address) => {
      const path = `/api/auth/callback/github?callbackUrl=${encodeURIComponent(address)}`;
      expect(await answer("GET", path)).toMatchObject(refused);
    },
  );

  it.each(["{", "\0", "callbackUrl=x"])("refuse the body %j", async (body) =>
    expect(await answer("POST", "/api/auth/signin/github", body)).toMatchObject(refused),
  );
});
