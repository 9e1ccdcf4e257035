import { hash } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import {
  demoSignInContract,
  endSessionContract,
  getMeContract,
  listSessionsContract,
  loginContract,
  registerContract,
  requestVerificationContract,
  signInContract,
  signOutContract,
  updateMeContract,
  verifyEmailContract,
} from "@/lib/accounts/contract";
import { authAdapter } from "@/lib/auth/adapter";
import { authenticate } from "@/lib/auth/authenticate";
import { db } from "@/lib/db";
import { makeSession, makeSignedIn, makeUser } from "../factories";
import { refusal, requestRaw, send } from "../setup/request";
import {
  cookieOf,
  mailedToken,
  mailsTo,
  makeUserWithPassword,
  newEmail,
  PASSWORD,
  signIn,
} from "./accounts-helpers";

describe("registering", () => {
  it("mails the owner of an address five times at most in a while, and refuses nobody for that", async () => {
    const { email } = await makeUserWithPassword();
    const body = { name: "Stranger", email, password: "another password" };
    for (let i = 0; i < 7; i++)
      expect(await send(null, registerContract, { body })).toEqual({ accepted: true });
    expect(await mailsTo(email)).toHaveLength(5);
  });

  it("makes an account that can sign in, and mails a link that verifies the address once", async () => {
    const email = newEmail();
    const body = { name: "  Grace Hopper ", email: email.toUpperCase(), password: PASSWORD };
    expect(await send(null, registerContract, { body })).toEqual({ accepted: true });

    const me = await (await signIn(email)).json();
    expect(me).toMatchObject({ name: "Grace Hopper", email, emailVerified: false, hasPassword: true });
    expect(me).not.toHaveProperty("passwordHash");

    const token = await mailedToken(email);
    await send(null, verifyEmailContract, { body: { token } });
    expect(await (await signIn(email)).json()).toMatchObject({ emailVerified: true });
    expect(await refusal(null, verifyEmailContract, { body: { token } })).toMatchObject({ status: 404 });
  });

  it("answers the same for a taken address, changes nothing, and mails the owner", async () => {
    const { email, name } = await makeUserWithPassword();
    const body = { name: "Mallory", email, password: "another password" };
    const taken = await requestRaw(null, registerContract, { body });
    const free = await requestRaw(null, registerContract, { body: { ...body, email: newEmail() } });
    expect(taken.status).toBe(free.status);
    expect(await taken.json()).toEqual(await free.json());
    expect(await db().user.findUnique({ where: { email } })).toMatchObject({ name });
    expect((await signIn(email, "another password")).status).toBe(401);
    expect((await mailsTo(email)).map((mail) => mail.subject)).toEqual([
      "You already have a Guildhall account",
    ]);
  });

  it("makes one account of two registrations at once", async () => {
    const body = { name: "Twice", email: newEmail(), password: PASSWORD };
    await Promise.all([send(null, registerContract, { body }), send(null, registerContract, { body })]);
    expect(await db().user.count({ where: { email: body.email } })).toBe(1);
  });

  it("sends a new verification link, after which the old one is dead", async () => {
    const email = newEmail();
    await send(null, registerContract, { body: { name: "Late", email, password: PASSWORD } });
    const first = await mailedToken(email);
    const caller = cookieOf(await signIn(email));
    await send(caller, requestVerificationContract);
    expect(await refusal(null, verifyEmailContract, { body: { token: first } })).toMatchObject({
      status: 404,
    });
    await send(null, verifyEmailContract, { body: { token: await mailedToken(email) } });
    expect(await refusal(caller, requestVerificationContract)).toMatchObject({ status: 409 });
  });

  it("doesn't mail link after link to what may be somebody else's address", async () => {
    const email = newEmail();
    const caller = await makeSignedIn({ email, emailVerified: null });
    for (let i = 0; i < 5; i++) await send(caller, requestVerificationContract);
    expect(await refusal(caller, requestVerificationContract)).toMatchObject({ status: 429 });
    expect(await mailsTo(email)).toHaveLength(5);
  });

  it("doesn't take an expired link", async () => {
    const email = newEmail();
    await send(null, registerContract, { body: { name: "Slow", email, password: PASSWORD } });
    await db().emailToken.updateMany({ where: { user: { email } }, data: { expires: new Date(0) } });
    const token = await mailedToken(email);
    expect(await refusal(null, verifyEmailContract, { body: { token } })).toMatchObject({ status: 404 });
  });
});

describe("signing in", () => {
  it("sets a cookie that the database holds only as a hash, and signing out ends it", async () => {
    const { email } = await makeUserWithPassword();
    const response = await signIn(email.toUpperCase());
    expect(response.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax; Max-Age=2592000$/);
    const caller = cookieOf(response);
    const token = caller.cookie.split("=")[1] ?? "";
    expect(await db().session.count({ where: { sessionToken: token } })).toBe(0);
    expect(await send(caller, getMeContract)).toMatchObject({ email });

    await send(caller, signOutContract);
    expect(await refusal(caller, getMeContract)).toMatchObject({ status: 401 });
  });

  it("ends the browser's former session, and not that of a program", async () => {
    const { email } = await makeUserWithPassword();
    const former = await makeSignedIn();
    const body = { email, password: PASSWORD };
    const response = await requestRaw(former, signInContract, { body });
    expect(await refusal(former, getMeContract)).toMatchObject({ status: 401 });
    expect(await send(cookieOf(response), getMeContract)).toMatchObject({ email });
    const { accessToken } = await send(null, loginContract, { body });
    const program = { authorization: `Bearer ${accessToken}` };
    await requestRaw(null, signInContract, { body, headers: program });
    expect((await requestRaw(null, getMeContract, { headers: program })).status).toBe(200);
  });

  it("answers an unknown address and a wrong password alike, in the same time", async () => {
    const { email } = await makeUserWithPassword();
    const timed = async (address: string) => {
      const started = performance.now();
      const error = await refusal(null, signInContract, { body: { email: address, password: "wrong" } });
      return { ...error, requestId: "", ms: performance.now() - started };
    };
    await timed(newEmail());
    const rounds = [];
    for (let i = 0; i < 9; i++) rounds.push({ wrong: await timed(email), unknown: await timed(newEmail()) });
    for (const { wrong, unknown } of rounds) expect({ ...wrong, ms: 0 }).toEqual({ ...unknown, ms: 0 });
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    const ratio = median(rounds.map((r) => r.wrong.ms)) / median(rounds.map((r) => r.unknown.ms));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it("renews a hash of another cost, also at two sign-ins at once", async () => {
    const passwordHash = await hash(PASSWORD, { memoryCost: 512, timeCost: 1, parallelism: 1 });
    const { id, email } = await makeUser({ passwordHash });
    const responses = await Promise.all([signIn(email), signIn(email), signIn(email)]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    const user = await db().user.findUniqueOrThrow({ where: { id } });
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=1024,t=2,p=1\$/);
    expect((await signIn(email)).status).toBe(200);
  });

  it("takes a domain in its own letters and as DNS has it for one", async () => {
    const name = newEmail().split("@")[0];
    const [written, stored] = [`${name}@b\u00fccher.example`, `${name}@xn--bcher-kva.example`];
    await send(null, registerContract, { body: { name: "Ada", email: written, password: PASSWORD } });
    expect(await mailsTo(stored)).toHaveLength(1);
    await send(null, registerContract, { body: { name: "Ada", email: stored, password: PASSWORD } });
    expect(await db().user.count({ where: { email: stored } })).toBe(1);
    for (const email of [written, stored, written.toUpperCase(), written.normalize("NFD")]) {
      const response = await signIn(email);
      expect(response.status).toBe(200);
      // Shown as people write it.
      expect(await response.json()).toMatchObject({ email: written });
    }
  });

  it("refuses another site's page", async () => {
    const { email } = await makeUserWithPassword();
    const headers = { origin: "https://evil.example" };
    const body = { email, password: PASSWORD };
    expect(await refusal(null, signInContract, { body, headers })).toMatchObject({ status: 403 });
  });

  it("offers no demo where the database is a real one", async () => {
    const body = { email: "ada@demo.guildhall.test" };
    expect(await refusal(null, demoSignInContract, { body })).toMatchObject({ status: 404 });
  });
});

describe("sessions", () => {
  it("refuses an expired one", async () => {
    const person = await makeSignedIn();
    await db().session.updateMany({ where: { userId: person.id }, data: { expires: new Date(0) } });
    expect(await refusal(person, getMeContract)).toMatchObject({ status: 401 });
  });

  it("prolongs one in use, in the database and in the browser", async () => {
    const person = await makeSignedIn();
    const soon = new Date(Date.now() + 60_000);
    const where = { userId: person.id };
    await db().session.updateMany({ where, data: { expires: soon, lastSeenAt: new Date(0) } });
    // Pages can't set cookies: they leave it to the calls that follow.
    const page = await authenticate(new Headers({ cookie: person.cookie }), { canSetCookie: false });
    expect(page?.actor.userId).toBe(person.id);
    const response = await requestRaw(person, getMeContract);
    expect(response.headers.getSetCookie()[0]).toContain(person.cookie);
    const { expires } = await db().session.findFirstOrThrow({ where });
    expect(expires.getTime()).toBeGreaterThan(Date.now() + 29 * 24 * 60 * 60 * 1000);
    expect((await requestRaw(person, getMeContract)).headers.getSetCookie()).toEqual([]);
  });

  it("lists mine page by page and ends them, but nobody else's", async () => {
    const person = await makeSignedIn();
    const other = await makeSession(person.id);
    const lastSeenAt = new Date(Date.now() - 4 * 60_000);
    await db().session.updateMany({ where: { userId: person.id }, data: { lastSeenAt } });
    const first = await send(person, listSessionsContract, { query: { limit: 1 } });
    const second = await send(person, listSessionsContract, {
      query: { limit: 1, cursor: first.nextCursor! },
    });
    const all = [...first.items, ...second.items];
    expect(second.nextCursor).toBeNull();
    expect(all.map((session) => session.isCurrent)).toEqual([false, true]);
    // The session that asks is in use now; the other was used when it was stored.
    expect(all[0]!.lastSeenAt).toBe(lastSeenAt.toISOString());
    expect(Date.parse(all[1]!.lastSeenAt)).toBeGreaterThan(Date.now() - 60_000);

    const stranger = await makeSignedIn();
    const params = { sessionId: all[0]!.id };
    expect(await refusal(stranger, endSessionContract, { params })).toMatchObject({ status: 404 });
    await send(person, endSessionContract, { params });
    expect(await refusal(other, getMeContract)).toMatchObject({ status: 401 });
    expect(await refusal(person, endSessionContract, { params })).toMatchObject({ status: 404 });
  });

  it("doesn't take a cursor it didn't give", async () => {
    const query = { cursor: "x" };
    expect(await refusal(await makeSignedIn(), listSessionsContract, { query })).toMatchObject({
      status: 422,
    });
  });
});

describe("GitHub", () => {
  it("keeps addresses in lower case, so that one address is one account", async () => {
    const email = newEmail();
    const { createUser, getUserByEmail } = authAdapter(async () => "");
    const person = { name: "Octo", email: email.toUpperCase(), emailVerified: null };
    const made = await createUser?.(person as never);
    expect(made?.email).toBe(email);
    expect(await getUserByEmail?.(email.toUpperCase())).toMatchObject({ id: made?.id });
  });
});

describe("profile", () => {
  it("changes my name", async () => {
    const person = await makeSignedIn();
    expect(await send(person, updateMeContract, { body: { name: "New Name" } })).toMatchObject({
      name: "New Name",
    });
    const body = { name: "line\nbreak" };
    expect(await refusal(person, updateMeContract, { body })).toMatchObject({ status: 422 });
  });
});
