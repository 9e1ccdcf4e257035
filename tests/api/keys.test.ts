import { beforeEach, expect, it } from "vitest";
import { listSessionsContract } from "@/lib/accounts/contract";
import {
  createApiKeyContract,
  listApiKeysContract,
  revokeApiKeyContract,
  updateApiKeyContract,
} from "@/lib/accounts/keys/contract";
import { GRANTABLE } from "@/lib/accounts/keys/schema";
import { newApiKey } from "@/lib/auth/api-key";
import { endpoints } from "@/lib/composition/endpoints";
import { db } from "@/lib/db";
import { contractId } from "@/lib/http/contract-id";
import { createMessageContract, listMessagesContract } from "@/lib/messages/contract";
import { listWorkspacesContract } from "@/lib/workspaces/contract";
import { makeApiKey, makeChannel, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { refusal, requestRaw, send } from "@/tests/setup/request";
import { loadSamples } from "@/tests/setup/samples";

const samples = await loadSamples();
let ann: SignedIn;
beforeEach(async () => {
  ann = await makeSignedIn({ name: "Ann" });
});

const create = (given: object = {}) =>
  send(ann, createApiKeyContract, { body: { name: "Deploys", scopes: ["workspaces:read"], ...given } });

it("creates a key that is shown once, stored as a hash, and signs a program in", async () => {
  const workspace = await makeWorkspace(ann, { name: "Weavers" });
  const { key, ...made } = await create({ workspaceIds: [workspace.id] });
  expect(key).toMatch(/^gh_[0-9A-Za-z]{49}$/);
  expect(made).toMatchObject({
    ...{ name: "Deploys", prefix: key.slice(0, 7), last4: key.slice(-4), lastUsedAt: null, expiresAt: null },
    workspaces: [{ id: workspace.id, name: "Weavers" }],
  });
  const kept = JSON.stringify([
    await db().session.findMany({ where: { id: made.id } }),
    await db().apiKey.findMany({ where: { id: made.id } }),
    await db().auditEntry.findMany({ where: { actorId: ann.id } }),
  ]);
  expect(kept).not.toContain(key);
  expect(kept).toContain("apiKey.create");
  expect((await send({ key }, listWorkspacesContract)).items).toMatchObject([{ id: workspace.id }]);
  const { items } = await send(ann, listApiKeysContract);
  expect(items).toMatchObject([{ id: made.id, lastUsedAt: expect.any(String) }]);
  expect(JSON.stringify(items)).not.toContain(key);
});

it("stores a key's use once a minute", async () => {
  const { id, key } = await makeApiKey(ann);
  const lastUse = async () => (await db().session.findUniqueOrThrow({ where: { id } })).lastSeenAt;
  await send({ key }, listWorkspacesContract);
  const first = await lastUse();
  await send({ key }, listWorkspacesContract);
  expect(await lastUse()).toEqual(first);
  const before = new Date(Date.now() - 61_000);
  await db().session.update({ where: { id }, data: { lastSeenAt: before } });
  await send({ key }, listWorkspacesContract);
  expect(Number(await lastUse())).toBeGreaterThan(Number(before));
});

it("refuses keys that are revoked, expired, mistyped or unknown, all in one way", async () => {
  const [revoked, expired, good] = [await create(), await makeApiKey(ann), await makeApiKey(ann)];
  await send(ann, revokeApiKeyContract, { params: { keyId: revoked.id } });
  await db().session.update({ where: { id: expired.id }, data: { expires: new Date(Date.now() - 1) } });
  const mistyped = `${good.key.slice(0, -1)}${good.key.endsWith("0") ? "1" : "0"}`;
  const cookie = { cookie: ann.cookie.replace(/=.*/, `=${good.key}`) };
  for (const as of [
    { key: revoked.key },
    { key: expired.key },
    { key: mistyped },
    { key: newApiKey() },
    cookie,
  ])
    expect(await refusal(as, listWorkspacesContract)).toMatchObject({ status: 401 });
  expect(await db().apiKey.count({ where: { id: revoked.id } })).toBe(0);
});

it("asks for a fresh sign-in before a key is made", async () => {
  await db().session.updateMany({ where: { userId: ann.id }, data: { provenAt: new Date(0) } });
  const body = { name: "Deploys", scopes: ["workspaces:read" as const] };
  expect(await refusal(ann, createApiKeyContract, { body })).toMatchObject({
    status: 403,
    details: { reason: "fresh_sign_in" },
  });
});

it("renames a key, and keeps keys out of the sessions and from others", async () => {
  const { id } = await create();
  const params = { keyId: id };
  expect(await send(ann, updateApiKeyContract, { params, body: { name: "Releases" } })).toMatchObject({
    name: "Releases",
  });
  expect((await send(ann, listSessionsContract)).items).toHaveLength(1);
  const eve = await makeSignedIn();
  expect(await refusal(eve, revokeApiKeyContract, { params })).toMatchObject({ status: 404 });
});

it("refuses a key for workspaces that its maker isn't in, and one for conversations that it can't reach", async () => {
  const foreign = await makeWorkspace(await makeSignedIn());
  const body = { name: "Deploys", scopes: ["conversations:read" as const] };
  const workspaceIds = [foreign.id];
  expect(await refusal(ann, createApiKeyContract, { body: { ...body, workspaceIds } })).toMatchObject({
    status: 422,
  });
  expect(
    await refusal(ann, createApiKeyContract, { body: { ...body, workspaceIds, hasConversations: true } }),
  ).toMatchObject({ status: 404 });
});

it("limits a key by itself, beside its person", async () => {
  const { id, key } = await makeApiKey(ann);
  await db().apiKey.update({ where: { id }, data: { perMinute: 1 } });
  await send({ key }, listWorkspacesContract);
  expect(await refusal({ key }, listWorkspacesContract)).toMatchObject({ status: 429 });
  await send(ann, listWorkspacesContract);
});

it("needs each contract's scopes, and is refused with the name of the one it lacks", async () => {
  const needing = endpoints.filter(({ contract }) => contract.scope !== "public");
  for (const { contract } of needing) {
    const [lacking, ...others] = [contract.scope, ...(contract.alsoNeeds ?? [])].toReversed();
    const scopes = GRANTABLE.filter((scope) => scope !== lacking);
    const { key } = await makeApiKey(ann, { scopes });
    const body = samples.bodies[contractId(contract)]?.() ?? {};
    const error = await refusal({ key }, contract, { params: {}, body });
    expect([contractId(contract), error], others.join()).toMatchObject([
      contractId(contract),
      { status: 403, details: { scope: lacking } },
    ]);
  }
});

it("lets a key write as its person where it was granted that, and nowhere else", async () => {
  const workspace = await makeWorkspace(ann);
  const channel = await makeChannel(workspace);
  const params = { channelId: channel.id };
  const body = { nonce: crypto.randomUUID(), body: "Deployed" };
  const writer = await makeApiKey(ann, { scopes: ["messages:write"] });
  expect(await send(writer, createMessageContract, { params, body })).toMatchObject({ body: "Deployed" });
  expect(await refusal(writer, listMessagesContract, { params })).toMatchObject({
    status: 403,
    details: { scope: "messages:read" },
  });
  const headers = { origin: "https://elsewhere.test" };
  expect((await requestRaw(writer, createMessageContract, { params, body, headers })).status).toBe(201);
});
