import { describe, expect, it } from "vitest";
import { registerContract, signInContract } from "@/lib/accounts/contract";
import { pool } from "@/lib/db";
import { makeSignedIn } from "../factories";
import { requestRaw } from "../setup/request";
import { makeUserWithPassword, newEmail, PASSWORD, signIn } from "./accounts-helpers";

const signInFrom = (cookie: string, email: string, password = PASSWORD) =>
  requestRaw({ cookie }, signInContract, { body: { email, password } });
const deviceOf = (response: Response) => response.headers.getSetCookie()[1]!.split(";")[0]!;

describe("guessing passwords", () => {
  it("lets its owner in after guesses at one e-mail from many addresses, later", async () => {
    const { email } = await makeUserWithPassword();
    for (let i = 0; i < 11; i++) expect((await signIn(email, `guess ${i}`)).status).toBe(401);
    const started = performance.now();
    expect((await signIn(email)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(300);
  });

  it("stops guessing at one e-mail at last, which a known device doesn't feel", async () => {
    const { email } = await makeUserWithPassword();
    const stranger = await makeUserWithPassword();
    const [own, foreign] = [deviceOf(await signIn(email)), deviceOf(await signIn(stranger.email))];
    await pool().query("UPDATE rate_limits SET count = 300 WHERE key = $1", [`login:email:${email}`]);
    // Each network has one attempt left, so that those of others don't shut its owner out.
    const headers = { "x-forwarded-for": "2001:db8:77::1" };
    const guess = { body: { email, password: "guess" }, headers };
    expect((await requestRaw(null, signInContract, guess)).status).toBe(401);
    const forged = own.replace(/.$/, (last) => (last === "A" ? "E" : "A"));
    for (const cookie of ["", foreign, forged]) {
      const from = { cookie, "x-forwarded-for": `2001:db8:77:${cookie.length}::1` };
      const blocked = await requestRaw(null, signInContract, {
        body: { email, password: PASSWORD },
        headers: from,
      });
      expect(blocked.status).toBe(429);
      expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect((await signInFrom(own, email)).status).toBe(200);
    expect((await signIn(email)).status).toBe(200);
  });

  it("lets known devices in from a network that guesses, and counts no success against it", async () => {
    const { email } = await makeUserWithPassword();
    const headers = { "x-forwarded-for": "192.0.2.8" };
    const from = (password: string, cookie = "") =>
      requestRaw(null, signInContract, { body: { email, password }, headers: { ...headers, cookie } });
    let device = "";
    for (let i = 0; i < 6; i++) device = deviceOf(await from(PASSWORD));
    for (let i = 0; i < 5; i++) expect((await from("guess")).status).toBe(401);
    expect((await from(PASSWORD)).status).toBe(429);
    expect((await from(PASSWORD, device)).status).toBe(200);
    // Other doors are counted apart.
    const body = { name: "Ada", email: newEmail(), password: PASSWORD };
    expect((await requestRaw(null, registerContract, { body, headers })).status).toBe(200);
  });

  it("stops guessing from a known device as well", async () => {
    const { email } = await makeUserWithPassword();
    const device = deviceOf(await signIn(email));
    for (let i = 0; i < 10; i++) expect((await signInFrom(device, email, `guess ${i}`)).status).toBe(401);
    expect((await signInFrom(device, email)).status).toBe(429);
    // From where nobody knows it, it is still as before.
    expect((await signIn(email)).status).toBe(200);
  });

  it("stops guessing from one address, at however many e-mails", async () => {
    const headers = { "x-forwarded-for": "192.0.2.7" };
    const statuses = [];
    for (let i = 0; i < 6; i++) {
      const body = { email: newEmail(), password: "guess" };
      statuses.push((await requestRaw(null, signInContract, { body, headers })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it("stops guessing from one network, by whomever", async () => {
    const statuses = [];
    for (let i = 0; i < 6; i++) {
      const headers = { "x-forwarded-for": `2001:db8::${i + 1}` };
      const body = { email: newEmail(), password: "guess" };
      statuses.push((await requestRaw(await makeSignedIn(), signInContract, { body, headers })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});
