import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startDemoModel } from "@/lib/ai/demo/start";
import { listModelsContract } from "@/lib/ai/models/contract";
import { defaultModel, resolveModel } from "@/lib/ai/models/resolve";
import { checkProviders } from "@/lib/ai/providers/check";
import {
  createModelContract,
  createProviderContract,
  deleteProviderContract,
  listAiAuditContract,
  listProvidersContract,
  refreshProviderContract,
  testModelContract,
  updateModelContract,
  updateProviderContract,
} from "@/lib/ai/providers/contract";
import { syncProviders } from "@/lib/ai/providers/sync";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { parseAllowList } from "@/lib/net/allow-list";
import { makeSignedIn, type SignedIn } from "@/tests/factories";
import { type AiProviderServer, startAiProvider } from "@/tests/setup/ai-provider";
import { refusal, send } from "@/tests/setup/request";

const KEY = "sk-of-the-tests";
let server: AiProviderServer;
let admin: SignedIn;
const unset = {
  OPENAI_API_KEY: undefined,
  AI_BASE_URL: undefined,
  AI_API_KEY: undefined,
  AI_DEFAULT_MODEL: undefined,
  AI_DEMO: false,
};

beforeAll(async () => {
  server = await startAiProvider({ key: KEY });
});
afterAll(async () => {
  Object.assign(env(), unset);
  await server.stop();
});
beforeEach(async () => {
  const allowed = parseAllowList(new URL(server.url).host);
  Object.assign(env(), unset, { AI_SECRET: "a secret of the tests, of over 32 characters" });
  Object.assign(env(), { OUTBOUND_ALLOW_LIST: allowed });
  await db().aiProvider.deleteMany();
  admin = await makeSignedIn();
  await db().user.update({ where: { id: admin.id }, data: { instanceRole: "ADMIN" } });
});

const add = (changes = {}) =>
  send(admin, createProviderContract, {
    body: { kind: "COMPATIBLE" as const, name: "Ours", baseUrl: `${server.url}/v1`, apiKey: KEY, ...changes },
  });
const idOf = (models: { id: string; name: string }[], name = "fake-large") =>
  models.find((model) => model.name === name)?.id ?? "";

it("adds a server with the models that it lists, seals its key and never shows it", async () => {
  const provider = await add();
  expect(provider).toMatchObject({ isUp: true, problem: null, hasKey: true, isConfigured: true });
  expect(provider.models.map(({ name, isEnabled }) => [name, isEnabled])).toEqual([
    ["fake-large", true],
    ["fake-small", true],
  ]);
  const row = await db().aiProvider.findUniqueOrThrow({ where: { id: provider.id } });
  expect(JSON.stringify([provider, row, await send(admin, listProvidersContract)])).not.toContain(KEY);
  const entries = await db().auditEntry.findMany({ where: { actorId: admin.id } });
  expect(entries).toMatchObject([
    { action: "aiProvider.create", workspaceId: null, details: { aiProviderId: provider.id } },
  ]);
});

it("shows a wrong key as a problem, and a new one mends it", async () => {
  const provider = await add({ apiKey: "wrong" });
  expect(provider).toMatchObject({ isUp: false, models: [] });
  expect(provider.problem).toContain("doesn’t accept the key");
  const params = { aiProviderId: provider.id };
  expect(await send(admin, updateProviderContract, { params, body: { apiKey: KEY } })).toMatchObject({
    isUp: true,
  });
  expect((await send(admin, refreshProviderContract, { params })).models).toHaveLength(2);
});

it("refuses addresses that point inward, and to send a stored key to another server", async () => {
  for (const baseUrl of [
    "http://127.0.0.1:1/v1",
    "http://169.254.169.254/v1",
    "https://[::1]/v1",
    "http://1.1.1.1/v1",
  ])
    expect(
      await refusal(admin, createProviderContract, {
        body: { kind: "COMPATIBLE", name: "Inward", baseUrl, apiKey: null },
      }),
    ).toMatchObject({ status: 422 });
  const { id } = await add();
  const move = { params: { aiProviderId: id }, body: { baseUrl: "https://elsewhere.example/v1" } };
  expect(await refusal(admin, updateProviderContract, move)).toMatchObject({ status: 422 });
  expect(server.asks).toEqual([]);
});

it("tests a model with one call: the time to its first token, or what is wrong", async () => {
  const { id, models } = await add();
  const gone = await send(admin, createModelContract, {
    params: { aiProviderId: id },
    body: { name: "fake-404" },
  });
  const ask = (aiModelId: string) => send(admin, testModelContract, { params: { aiModelId } });
  const works = await ask(idOf(models));
  expect(works.problem).toBeNull();
  expect(works.firstTokenMs).toBeGreaterThanOrEqual(0);
  expect(await ask(gone.id)).toMatchObject({ problem: expect.stringContaining("doesn’t have this model") });
  const calls = await db().aiCall.findMany({ where: { userId: admin.id }, orderBy: { id: "asc" } });
  expect(calls).toMatchObject([
    { purpose: "test", status: "DONE", isEstimated: true, workspaceId: null, workspaceName: "" },
    { purpose: "test", status: "FAILED", inputTokens: 0, errorCode: "model_gone" },
  ]);
});

it("changes prices and fall-backs, and refuses negative prices and models that aren't there", async () => {
  const { models } = await add();
  const [params, other] = [{ aiModelId: idOf(models) }, idOf(models, "fake-small")];
  const change = (body: object) => send(admin, updateModelContract, { params, body });
  const refused = (body: object) => refusal(admin, updateModelContract, { params, body: body as never });
  const prices = { inputPrice: 1_750_000, outputPrice: 14_000_000 };
  expect(await change({ ...prices, fallbackIds: [other] })).toMatchObject({
    price: { input: 1_750_000, cached: 1_750_000, output: 14_000_000 },
  });
  expect(await change({ kind: "IMAGE" })).toMatchObject({ kind: "IMAGE" });
  expect(await change({ kind: "TEXT" })).toMatchObject({ kind: "TEXT" });
  const { items } = await send(admin, listAiAuditContract, { query: { limit: 2 } });
  expect(items).toMatchObject([
    { action: "aiModel.update", actor: { id: admin.id }, name: "fake-large", changed: ["kind"] },
    { action: "aiModel.update", changed: ["kind"] },
  ]);
  expect(await refused({ inputPrice: -1 })).toMatchObject({ status: 422 });
  expect(await refused({ outputPrice: null })).toMatchObject({ status: 422 });
  for (const fallbackIds of [[params.aiModelId], [randomUUID()], [other, other]])
    expect(await refused({ fallbackIds })).toMatchObject({ status: 422 });
  const resolved = await resolveModel(params.aiModelId);
  expect(resolved).toMatchObject({ name: "fake-large", providerName: "Ours", fallbackIds: [other] });
  expect(resolved.price).toEqual({ input: 1_750_000n, cached: 1_750_000n, output: 14_000_000n });
});

it("says why a model can't be asked", async () => {
  const { id, models } = await add();
  const aiModelId = idOf(models);
  await send(admin, updateModelContract, { params: { aiModelId }, body: { isEnabled: false } });
  await expect(resolveModel(aiModelId)).rejects.toThrow("turned off");
  Object.assign(env(), { AI_SECRET: "another secret of the tests, of over 32 characters" });
  await expect(resolveModel(idOf(models, "fake-small"))).rejects.toThrow("Enter the key again");
  await send(admin, deleteProviderContract, { params: { aiProviderId: id } });
  await expect(resolveModel(aiModelId)).rejects.toThrow("was removed");
});

it("keeps a provider for each variable, however many processes start at once", async () => {
  Object.assign(env(), {
    AI_BASE_URL: `${server.url}/v1`,
    AI_API_KEY: KEY,
    OPENAI_API_KEY: "sk",
    AI_DEMO: true,
  });
  Object.assign(env(), { AI_DEFAULT_MODEL: "fake-small" });
  await Promise.all([syncProviders(), syncProviders(), syncProviders()]);
  await db().aiProvider.updateMany({ where: { kind: { not: "COMPATIBLE" } }, data: { isEnabled: false } });
  await checkProviders();
  await syncProviders();
  const { items } = await send(admin, listProvidersContract);
  expect(items.map(({ variable }) => variable).sort()).toEqual(["AI_BASE_URL", "AI_DEMO", "OPENAI_API_KEY"]);
  const local = items.find(({ variable }) => variable === "AI_BASE_URL");
  expect(local).toMatchObject({ isUp: true, hasKey: true, name: new URL(server.url).host });
  const person = await makeSignedIn();
  const choices = (await send(person, listModelsContract)).items;
  expect(choices[0]).toMatchObject({ label: "Fake Small", isDefault: true, isUp: true });
  expect(await defaultModel(randomUUID())).toMatchObject({ label: "Fake Small" });

  const change = { params: { aiProviderId: local?.id ?? "" }, body: { apiKey: "mine" } };
  expect(await refusal(admin, updateProviderContract, change)).toMatchObject({ status: 409 });
  Object.assign(env(), { AI_BASE_URL: undefined });
  expect((await send(person, listModelsContract)).items).toEqual([]);
  await expect(resolveModel(choices[0]?.id ?? "")).rejects.toThrow("AI_BASE_URL isn’t set");
});

it("serves the demo model where it is offered, free of charge and called a demo", async () => {
  Object.assign(env(), { AI_DEMO: true });
  await syncProviders();
  const demo = await startDemoModel();
  const [choice] = (await send(admin, listModelsContract)).items;
  expect(choice).toMatchObject({ label: "Demo model", isDemo: true, isUp: true });
  const params = { aiModelId: choice?.id ?? "" };
  expect(await send(admin, testModelContract, { params })).toMatchObject({ problem: null });
  expect((await resolveModel(params.aiModelId)).price).toEqual({ input: 0n, cached: 0n, output: 0n });
  await demo.stop();
});

it("is there for administrators of the instance alone", async () => {
  const { id } = await add();
  const member = await makeSignedIn();
  expect(await refusal(member, listProvidersContract)).toMatchObject({ status: 404 });
  expect(await refusal(member, listAiAuditContract, { query: {} })).toMatchObject({ status: 404 });
  const params = { aiProviderId: id };
  expect(await refusal(member, deleteProviderContract, { params })).toMatchObject({ status: 404 });
  expect(await db().aiProvider.count()).toBe(1);
});
