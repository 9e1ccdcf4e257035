import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { askWorkspaceContract } from "@/lib/ai/ask/contract";
import { getContextContract } from "@/lib/ai/context/contract";
import { answerAgainContract, askContract } from "@/lib/ai/messages/contract";
import { endpoints, rawRoutes } from "@/lib/composition/endpoints";
import { db } from "@/lib/db";
import { contractId } from "@/lib/http/contract-id";
import { SCOPES } from "@/lib/http/scopes";
import { makeChannel, makeMessage, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { loadRoute, refusal, requestRaw, routeFile } from "@/tests/setup/request";
import { loadSamples } from "@/tests/setup/samples";

/** Protocols and files outside the API's contracts. */
const OTHER_ROUTES = ["app/api/[...unknown]/route.ts", "app/api/auth/[...nextauth]/route.ts"];

const samples = await loadSamples();

let outsider: SignedIn;
/** Ids of things that the outsider has nothing to do with. */
let foreign: Record<string, string>;
/** Somebody with things of their own, and the ids of those. */
let neighbor: SignedIn;
let own: Record<string, string>;

// A new one for each test: limits count per person.
beforeEach(async () => {
  outsider = await makeSignedIn({ name: "Outsider" });
});

beforeAll(async () => {
  foreign = await makeThings(await makeSignedIn({ name: "Owner" }));
  neighbor = await makeSignedIn({ name: "Neighbor" });
  own = await makeThings(neighbor);
});

async function makeThings(owner: SignedIn): Promise<Record<string, string>> {
  const workspace = await makeWorkspace(owner);
  const channel = await makeChannel(workspace, { members: [{ user: owner, role: "MANAGER" }] });
  const message = await makeMessage(channel, owner);
  return samples.foreign({ owner, workspace, channel, message });
}

/** The rows that an outsider might have changed. */
async function foreignRows() {
  const { workspaceId, channelId, userId } = foreign;
  const byId = { orderBy: { id: "asc" } } as const;
  const byUser = { orderBy: { userId: "asc" } } as const;
  return Promise.all([
    db().workspace.findUnique({
      where: { id: workspaceId },
      include: { memberships: byUser, invites: byId },
    }),
    db().channel.findMany({
      where: { workspaceId },
      include: { members: byUser, messages: byId, readMarkers: byUser },
      ...byId,
    }),
    db().session.findMany({ where: { userId }, omit: { lastSeenAt: true }, ...byId }),
    db().documentUpdate.count({ where: { documentId: channelId } }),
    db().file.findMany({ where: { channelId }, ...byId }),
    db().linkPreview.findMany({ where: { message: { channelId } }, ...byId }),
  ]);
}

const contracts = endpoints.map(({ contract }) => ({ id: contractId(contract), contract }));
const fieldsOf = (schema: z.ZodType) => Object.keys((schema as z.ZodObject).shape ?? {});
const sample = (id: string) => samples.bodies[id]?.() ?? {};

describe.each(contracts)("$id", ({ id, contract }) => {
  const isGet = contract.method === "GET";

  it("is exported by the route that Next chooses", async () => {
    const route = await loadRoute(routeFile(contract.path));
    expect(route[contract.method]).toBeTypeOf("function");
  });

  it("has a sample body here when it takes one", () => {
    const sampled = contract.body.safeParse(sample(id));
    expect(sampled.success, "add it to tests/api/samples/").toBe(true);
  });

  it("takes nobody who isn't signed in, unless it is public", async () => {
    const response = await requestRaw(null, contract, { params: foreign, body: sample(id) });
    if (contract.auth === "required") expect(response.status).toBe(401);
    else expect(response.status).not.toBe(500);
  });

  it("refuses unknown fields", async () => {
    const surprise = isGet ? { query: { surprise: 1 } } : { body: { ...sample(id), surprise: 1 } };
    expect(await refusal(outsider, contract, { params: foreign, ...surprise })).toMatchObject({
      status: 422,
    });
  });

  it.skipIf(isGet)("refuses a body that isn't an object, and fields of a wrong type", async () => {
    for (const body of [[], "text", 7, [sample(id)]]) {
      expect(await refusal(outsider, contract, { params: foreign, body })).toMatchObject({ status: 422 });
    }
    for (const field of fieldsOf(contract.body)) {
      const body = { ...sample(id), [field]: { wrong: "type" } };
      const error = await refusal(outsider, contract, { params: foreign, body });
      expect(error).toMatchObject({ status: 422, code: "invalid_input" });
      expect(error.message).toContain(field);
    }
  });

  it("fails at no text that PostgreSQL can't keep", async () => {
    const given = { params: foreign, query: samples.queries[id], body: sample(id) };
    const texts = [
      ...fieldsOf(contract.query).map((field) => ({ query: { ...given.query, [field]: "a\0b" } })),
      ...Object.entries(given.body).flatMap(([field, value]) =>
        typeof value === "string" ? { body: { ...given.body, [field]: `${value}\0` } } : [],
      ),
    ];
    for (const text of texts) {
      const { status } = await requestRaw(outsider, contract, { ...given, ...text });
      expect(status, JSON.stringify(text)).toBeLessThan(500);
    }
  });

  it.skipIf(fieldsOf(contract.params).every((name) => name === "token"))(
    "refuses malformed ids",
    async () => {
      for (const bad of ["1", "' OR 1=1 --", "\0", "a".repeat(5_000)]) {
        const params = Object.fromEntries(fieldsOf(contract.params).map((name) => [name, bad]));
        expect(await refusal(outsider, contract, { params, body: sample(id) })).toMatchObject({
          status: 422,
        });
      }
    },
  );

  it.skipIf(contract.auth === "public" || fieldsOf(contract.params).length === 0)(
    "shows and changes nothing of others'",
    async () => {
      const before = await foreignRows();
      const error = await refusal(outsider, contract, { params: foreign, body: sample(id) });
      expect(error).toMatchObject({ status: 404, code: "not_found" });
      expect(await foreignRows()).toEqual(before);
    },
  );

  const ids = fieldsOf(contract.params).filter((name) => name.endsWith("Id"));
  it.skipIf(ids.length === 0)("answers foreign ids as those of nothing", async () => {
    for (const name of ids) {
      const [ofForeign, ofNothing] = await Promise.all(
        [foreign[name], randomUUID()].map(async (value) => {
          const params = { ...own, [name]: value };
          const response = await requestRaw(neighbor, contract, { params, body: sample(id) });
          const { code, message } = response.ok ? {} : (await response.json()).error;
          return { status: response.status, code, message };
        }),
      );
      expect(ofForeign, name).toEqual(ofNothing);
    }
  });

  it.skipIf(!isGet || contract.auth === "public" || fieldsOf(contract.params).length > 0)(
    "shows nothing of others' in lists",
    async () => {
      const query = samples.queries[contractId(contract)];
      const response = await requestRaw(outsider, contract, { query });
      // What belongs to the instance exists for its admins only.
      expect(response.status).toBe(contract.tag === "Administration" ? 404 : 200);
      const text = await response.text();
      for (const value of Object.values(foreign)) expect(text).not.toContain(value);
    },
  );
});

it("gives each endpoint a scope of the list: public alone needs no sign-in, and reads and writes differ", () => {
  const all = [...contracts.map(({ contract }) => contract), ...Object.values(rawRoutes)];
  expect(all.filter(({ scope }) => !(scope in SCOPES))).toEqual([]);
  for (const { method, path, scope, auth } of all) {
    expect([method, path, scope === "public"]).toEqual([method, path, auth === "public"]);
    if (method === "GET") expect(scope, path).not.toMatch(/:write$/);
    if (method === "DELETE" || method === "PATCH") expect(scope, path).not.toMatch(/:read$/);
  }
});

/** What a program is granted for a part of the API, and no more. */
const SUBJECTS: [RegExp, RegExp][] = [
  [/^\/api\/documents\/\{documentId\}\/(content|versions|visit|export|imports)/, /^documents:/],
  [/^\/api\/documents\/\{documentId\}\/(comments)/, /^(documents:read|documents:write|messages:write)$/],
  [/^\/api\/(tasks|columns|labels)\/\{/, /^(tasks:|messages:)/],
];

it("needs for tasks, boards and documents the scopes of those", () => {
  const all = [...contracts.map(({ contract }) => contract), ...Object.values(rawRoutes)];
  for (const [path, scopes] of SUBJECTS) {
    const found = all.filter((contract) => path.test(contract.path));
    expect(found.length).toBeGreaterThan(0);
    for (const { method, path: at, scope } of found) expect(scope, `${method} ${at}`).toMatch(scopes);
  }
});

it.each([askWorkspaceContract, askContract, answerAgainContract, getContextContract])(
  "needs for what gives a model texts the scopes to read them: $method $path",
  ({ alsoNeeds }) => {
    const reads = ["channels", "conversations", "messages", "documents", "tasks", "files", "members"];
    expect(alsoNeeds).toEqual(reads.map((subject) => `${subject}:read`));
  },
);

it("covers every route", async () => {
  const files = readdirSync("app/api", { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => path.join("app/api", file));
  const unknown: string[] = [];
  for (const file of files.filter((name) => !OTHER_ROUTES.includes(name))) {
    const methods = Object.keys(await loadRoute(file)).filter((name) => /^[A-Z]+$/.test(name));
    const known = [...contracts.map(({ contract }) => contract), ...Object.values(rawRoutes)];
    const declared: string[] = known
      .filter(({ path }) => routeFile(path) === file)
      .map(({ method }) => method);
    unknown.push(
      ...methods.filter((method) => !declared.includes(method)).map((method) => `${method} ${file}`),
    );
  }
  expect(unknown).toEqual([]);
});
