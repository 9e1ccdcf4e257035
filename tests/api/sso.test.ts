import { readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { getMeContract, loginContract } from "@/lib/accounts/contract";
import {
  getSignInMethodsContract,
  removePasswordContract,
  unlinkAccountContract,
} from "@/lib/accounts/methods/contract";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { parseAllowList } from "@/lib/net/allow-list";
import { createSsoProviderContract, updateSsoProviderContract } from "@/lib/sso/contract";
import { addMember, makeSignedIn, makeUser, makeWorkspace } from "../factories";
import { startOidcServer } from "../setup/oidc-server";
import { refusal, requestRaw, send } from "../setup/request";
import { makeUserWithPassword, newEmail, PASSWORD, signIn } from "./accounts-helpers";
import { makeBrowser, makeProvider } from "./sso-helpers";

const oidc = await startOidcServer();
afterAll(() => oidc.stop());
Object.assign(env(), { OUTBOUND_ALLOW_LIST: parseAllowList(new URL(oidc.issuer).host) });

let provider: Awaited<ReturnType<typeof makeProvider>>;
beforeEach(async () => {
  await db().ssoProvider.deleteMany();
  provider = await makeProvider(oidc.issuer);
});

let number = 0;
const newPerson = (given: Record<string, unknown> = {}) => {
  number += 1;
  const claims = {
    sub: `sub-${number}`,
    email: `p${number}@acme.example`,
    email_verified: true,
    name: "Ann",
  };
  return { ...claims, ...given };
};
const me = (browser: { cookie: string }) => send(browser, getMeContract);
const problem = (code: string) => `/sign-in?error=${code}`;

it("makes an account at the first sign-in, and finds it by issuer and subject afterwards", async () => {
  const claims = newPerson();
  oidc.become({ claims });
  const first = makeBrowser();
  expect(await first.signIn(provider.id, "/w/one?a=1")).toBe("/w/one?a=1");
  const { id } = await me(first);
  oidc.become({ claims: { ...claims, email: newEmail(), email_verified: false } });
  const second = makeBrowser();
  await second.signIn(provider.id);
  expect(await me(second)).toMatchObject({
    id,
    email: claims.email,
    emailVerified: true,
    hasPassword: false,
  });
});

describe("an account with the same address", () => {
  it("is linked where the address is verified and of an allowed domain", async () => {
    const claims = newPerson();
    const { id } = await makeUserWithPassword({ email: claims.email });
    oidc.become({ claims });
    const browser = makeBrowser();
    await browser.signIn(provider.id);
    expect(await me(browser)).toMatchObject({ id, hasPassword: true });
  });

  it("is not linked without a domain that the provider may vouch for", async () => {
    await db().ssoProvider.update({ where: { id: provider.id }, data: { allowedDomains: [] } });
    const claims = newPerson();
    await makeUser({ email: claims.email });
    oidc.become({ claims });
    expect(await makeBrowser().signIn(provider.id)).toBe(problem("SsoNotLinked"));
  });

  it("is taken from who registered it without proving it", async () => {
    const claims = newPerson();
    const squatter = await makeUserWithPassword({ email: claims.email, emailVerified: null });
    oidc.become({ claims });
    const browser = makeBrowser();
    await browser.signIn(provider.id);
    expect(await me(browser)).toMatchObject({ id: squatter.id, hasPassword: false });
    expect((await signIn(claims.email)).status).toBe(401);
  });
});

// Case 17.
type Case = {
  claims: Record<string, unknown>;
  verified?: boolean;
  groups?: string[] | "unchanged";
  userinfo?: Record<string, unknown>;
  refused?: boolean;
};
const cases: Case[] = JSON.parse(
  readFileSync(new URL("./cases/accounts/oidc-claims.json", import.meta.url), "utf8"),
);
it("reads claims as real providers write them", async () => {
  const owner = await makeSignedIn();
  const workspace = await makeWorkspace(owner);
  const rule = { group: "admins", workspaceId: workspace.id, role: "ADMIN" };
  const data = { groupRoles: [rule], allowedDomains: ["example.com"] };
  await db().ssoProvider.update({ where: { id: provider.id }, data });
  for (const [index, { claims, verified, groups, userinfo, refused }] of cases.entries()) {
    const sub = `case-${index}`;
    const email = typeof claims.email === "string" ? `case${index}@example.com` : undefined;
    const given = { ...claims, sub, email };
    oidc.become({ claims: given, ...(userinfo && { userinfo }) });
    const landed = await makeBrowser().signIn(provider.id);
    const label = JSON.stringify(claims);
    expect(landed, label).toBe(refused ? problem("SsoFailed") : verified ? "/" : problem("SsoNoEmail"));
    if (!verified) continue;
    const where = { workspaceId: workspace.id, user: { email: `case${index}@example.com` } };
    const isAdmin = Array.isArray(groups) && groups.includes("admins");
    expect(await db().membership.count({ where: { ...where, role: "ADMIN" } }), label).toBe(isAdmin ? 1 : 0);
    const { notice } = await db().ssoProvider.findUniqueOrThrow({ where: { id: provider.id } });
    expect(notice !== null, label).toBe(groups === "unchanged");
  }
});

it("recomputes roles at each sign-in, and lowers none that was given by hand", async () => {
  const owner = await makeSignedIn();
  const [team, other] = [await makeWorkspace(owner), await makeWorkspace(owner)];
  const groupRoles = [
    { group: "eng", workspaceId: team.id, role: "MEMBER" },
    { group: "admins", workspaceId: team.id, role: "ADMIN" },
    { group: "eng", workspaceId: other.id, role: "GUEST" },
  ];
  await db().ssoProvider.update({ where: { id: provider.id }, data: { groupRoles } });
  const claims = newPerson();
  const user = await makeUser({ email: claims.email });
  await addMember(other, user, "MEMBER");
  const rolesWith = async (groups: unknown) => {
    oidc.become({ claims: { ...claims, groups } });
    await makeBrowser().signIn(provider.id);
    const rows = await db().membership.findMany({ where: { userId: user.id } });
    return [team, other].map(({ id }) => rows.find(({ workspaceId }) => workspaceId === id)?.role ?? null);
  };
  expect(await rolesWith(["eng", "admins"])).toEqual(["ADMIN", "MEMBER"]);
  expect(await rolesWith("eng")).toEqual(["MEMBER", "MEMBER"]);
  expect(await rolesWith(undefined)).toEqual(["MEMBER", "MEMBER"]);
  expect(await rolesWith(["admins-eu"])).toEqual([null, "MEMBER"]);
  expect(await rolesWith(["admins"])).toEqual(["ADMIN", "MEMBER"]);
});

// Case 18.
describe("several tabs", () => {
  it("each end signed in at their own page, and a used answer leads on", async () => {
    oidc.become({ claims: newPerson() });
    const browser = makeBrowser();
    const one = await browser.visit(provider.id, "/w/one");
    const two = await browser.visit(provider.id, "/w/two");
    expect(await browser.arrive(one)).toBe("/w/one");
    expect(await browser.arrive(two)).toBe("/w/two");
    expect(await browser.arrive(two)).toBe("/w/two");
    expect((await me(browser)).name).toBe("Ann");
    browser.jar.delete("next-auth.session-token");
    expect(await browser.arrive(two)).toBe(problem("SsoUsed"));
  });

  it("refuse a state from another browser, and one that is too old", async () => {
    oidc.become({ claims: newPerson() });
    const browser = makeBrowser();
    const answer = await browser.visit(provider.id);
    expect(await makeBrowser().arrive(answer)).toBe(problem("SsoState"));
    await db().ssoAttempt.updateMany({ data: { expires: new Date(0) } });
    expect(await browser.arrive(answer)).toBe(problem("SsoState"));
    expect(await browser.arrive(new URL("?state=forged&code=x", answer))).toBe(problem("SsoState"));
  });

  it("are bounded in number, by one cookie", async () => {
    const browser = makeBrowser();
    for (let visit = 0; visit < 25; visit++) await browser.visit(provider.id);
    expect(browser.jar.size).toBe(1);
    const browserHash = (await db().ssoAttempt.findFirstOrThrow({ orderBy: { createdAt: "desc" } }))
      .browserHash;
    expect(await db().ssoAttempt.count({ where: { browserHash } })).toBe(20);
  });
});

it("refuses tokens for another client, unsigned ones and another nonce", async () => {
  const claims = newPerson();
  for (const wrong of [{ aud: "other" }, { nonce: "other" }, { exp: 1 }]) {
    oidc.become({ claims: { ...claims, ...wrong } });
    expect(await makeBrowser().signIn(provider.id), JSON.stringify(wrong)).toBe(problem("SsoFailed"));
  }
  expect(await db().user.count({ where: { email: claims.email } })).toBe(0);
});

it("waits for the second factor, unless the provider is trusted for it", async () => {
  const claims = newPerson();
  const { id } = await makeUser({ email: claims.email });
  await db().totpSecret.create({ data: { userId: id, sealed: "x", confirmedAt: new Date() } });
  oidc.become({ claims });
  const browser = makeBrowser();
  expect(await browser.signIn(provider.id, "/w/one")).toBe("/sign-in/second-step?next=%2Fw%2Fone");
  expect(browser.cookie).not.toContain("session-token");
  await db().ssoProvider.update({ where: { id: provider.id }, data: { provesTwoFactors: true } });
  expect(await browser.signIn(provider.id, "/w/one")).toBe("/w/one");
});

describe("linking", () => {
  it("adds the identity to who asked for it, and to nobody else", async () => {
    const person = await makeSignedIn();
    const claims = newPerson();
    oidc.become({ claims });
    const browser = makeBrowser(person.cookie);
    const answer = await browser.visit(provider.id, "/settings/security", true);
    expect(await browser.arrive(answer)).toBe("/settings/security");
    expect(await db().account.findFirst({ where: { userId: person.id } })).toMatchObject({
      provider: oidc.issuer,
      providerAccountId: claims.sub,
    });
    const stranger = makeBrowser((await makeSignedIn()).cookie);
    expect(await stranger.arrive(await stranger.visit(provider.id, "/", true))).toBe(problem("SsoTaken"));
    await expect(makeBrowser().visit(provider.id, "/", true)).rejects.toThrow("Sign in first.");
  });
});

describe("sign-in methods", () => {
  it("are removed one by one, but never the last that works", async () => {
    const claims = newPerson();
    const { email } = await makeUserWithPassword({ email: claims.email });
    oidc.become({ claims });
    const browser = makeBrowser();
    await browser.signIn(provider.id);
    const { accounts, hasPassword, linkable } = await send(browser, getSignInMethodsContract);
    expect({ accounts, hasPassword, linkable }).toMatchObject({
      ...{ accounts: [{ label: "Acme", isUsable: true }], hasPassword: true, linkable: [] },
    });
    const params = { accountId: accounts[0]?.id ?? "" };
    const both = await Promise.all([
      requestRaw(browser, removePasswordContract),
      requestRaw(browser, unlinkAccountContract, { params }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    const stranger = await makeSignedIn();
    expect(await refusal(stranger, unlinkAccountContract, { params })).toMatchObject({ status: 404 });
    expect(
      await db().user.count({
        where: { email, OR: [{ passwordHash: { not: null } }, { accounts: { some: {} } }] },
      }),
    ).toBe(1);
  });

  it("count a provider only while it is offered", async () => {
    const claims = newPerson();
    await makeUserWithPassword({ email: claims.email });
    oidc.become({ claims });
    const browser = makeBrowser();
    await browser.signIn(provider.id);
    await db().ssoProvider.updateMany({ data: { isEnabled: false } });
    expect(await refusal(browser, removePasswordContract)).toMatchObject({ status: 409 });
  });
});

describe("sign-in by it alone", () => {
  it("is asked of members by their workspace, as far as they can", async () => {
    const owner = await makeSignedIn();
    const workspace = await makeWorkspace(owner);
    const [member, outsider] = [
      await makeUserWithPassword({ email: newPerson().email }),
      await makeUserWithPassword(),
    ];
    await addMember(workspace, member);
    await addMember(workspace, outsider);
    const setting = { workspaceId: workspace.id, key: "membersUseSso", value: true };
    await db().workspaceSetting.create({ data: setting });
    expect((await signIn(member.email)).status).toBe(403);
    expect((await signIn(member.email, `${PASSWORD}x`)).status).toBe(401);
    const body = { email: member.email, password: PASSWORD };
    expect(await refusal(null, loginContract, { body })).toMatchObject({ details: { reason: "sso_only" } });
    expect((await signIn(outsider.email)).status).toBe(200);
  });

  it("leaves the instance's admins their other ways in, and everybody without a provider", async () => {
    const [person, admin] = [await makeUserWithPassword(), await makeUserWithPassword()];
    await db().user.update({ where: { id: admin.id }, data: { instanceRole: "ADMIN" } });
    await db().instanceSetting.create({ data: { key: "everyoneUsesSso", value: true } });
    try {
      expect((await signIn(person.email)).status).toBe(403);
      expect((await signIn(admin.email)).status).toBe(200);
      await db().ssoProvider.updateMany({ data: { isEnabled: false } });
      expect((await signIn(person.email)).status).toBe(200);
    } finally {
      await db().instanceSetting.deleteMany({ where: { key: "everyoneUsesSso" } });
    }
  });
});

it("is set up by an admin with a fresh sign-in, whose secret never leaves, for workspaces of theirs", async () => {
  await db().ssoProvider.deleteMany();
  const admin = await makeSignedIn();
  await db().user.update({ where: { id: admin.id }, data: { instanceRole: "ADMIN" } });
  const workspace = await makeWorkspace(await makeSignedIn());
  const body = { label: "Acme", issuer: oidc.issuer, clientId: "guildhall", clientSecret: "very secret" };
  expect(await refusal(await makeSignedIn(), createSsoProviderContract, { body })).toMatchObject({
    status: 404,
  });
  for (const issuer of ["http://169.254.169.254/", "http://10.0.0.1/", "https://[::1]/"])
    expect(await refusal(admin, createSsoProviderContract, { body: { ...body, issuer } })).toMatchObject({
      status: 422,
    });
  const created = await send(admin, createSsoProviderContract, { body });
  expect(JSON.stringify(created)).not.toContain('secret":"');
  const row = await db().ssoProvider.findUniqueOrThrow({ where: { id: created.id } });
  expect(row.sealedSecret).not.toContain("very secret");

  const params = { ssoProviderId: created.id };
  const groupRoles = [{ group: "eng", workspaceId: workspace.id, role: "ADMIN" as const }];
  expect(await refusal(admin, updateSsoProviderContract, { params, body: { groupRoles } })).toMatchObject({
    status: 422,
  });
  await db().session.updateMany({ where: { userId: admin.id }, data: { provenAt: new Date(0) } });
  expect(await refusal(admin, updateSsoProviderContract, { params, body: { label: "B" } })).toMatchObject({
    status: 403,
    details: { reason: "fresh_sign_in" },
  });
});
