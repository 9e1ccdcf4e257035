import { describe, expect, it } from "vitest";
import {
  changePasswordContract,
  demoSignInContract,
  endForeignSessionContract,
  forgotPasswordContract,
  getMeContract,
  loginContract,
  resetPasswordContract,
  signInContract,
} from "@/lib/accounts/contract";
import { secondStepContract } from "@/lib/accounts/two-factor/contract";
import { DOORS, type Door } from "@/lib/auth/doors";
import { enter } from "@/lib/auth/enter";
import { db, transaction } from "@/lib/db";
import { makeUser } from "../factories";
import { refusal, requestRaw, send } from "../setup/request";
import { mailedToken, mailsTo, makeUserWithPassword, PASSWORD, signIn } from "./accounts-helpers";
import { codeOf, cookiesOf, makeUserWithTwoFactors } from "./two-factor-helpers";

const client = { userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140.0", ip: "203.0.113.7", cookie: null };
const enterBy = (door: Door, userId: string, provesTwoFactors = false) =>
  transaction((tx) => enter(tx, { userId, door, client, former: null, provesTwoFactors }));

describe("every door", () => {
  it.each(Object.keys(DOORS) as Door[])("%s gives no session before the second factor", async (door) => {
    const ann = await makeUserWithTwoFactors();
    const sessions = await db().session.count({ where: { userId: ann.id } });
    const rule = DOORS[door].secondFactor;
    expect(await enterBy(door, ann.id)).toHaveProperty(rule === "none" ? "session" : "pending");
    // A door that can't prove two factors isn't let through by saying that it has.
    expect(await enterBy(door, ann.id, true)).toHaveProperty(rule === "asked" ? "pending" : "session");
    const added = { asked: 0, "may prove": 1, none: 2 }[rule];
    expect(await db().session.count({ where: { userId: ann.id } })).toBe(sessions + added);
  });

  it("with a password gives nothing but the cookie of a pending sign-in", async () => {
    const ann = await makeUserWithTwoFactors();
    const body = { email: ann.email, password: PASSWORD };
    const response = await requestRaw(null, signInContract, { body });
    expect(response.headers.getSetCookie().map((line) => line.split("=")[0])).toEqual(["guildhall-pending"]);
    expect(await refusal(cookiesOf(response), getMeContract)).toMatchObject({ status: 401 });
    expect(await refusal(null, loginContract, { body })).toMatchObject({ status: 401 });
    expect(await refusal(null, demoSignInContract, { body: { email: ann.email } })).toMatchObject({
      status: 404,
    });
  });

  it("stays shut after a reset or a change of the password", async () => {
    const ann = await makeUserWithTwoFactors();
    const changed = { currentPassword: PASSWORD, password: "another good password" };
    await send(ann.caller, changePasswordContract, { body: changed });
    expect(await (await signIn(ann.email, changed.password)).json()).toEqual({ secondFactor: "due" });
    const waiting = cookiesOf(await signIn(ann.email, changed.password));
    await send(null, forgotPasswordContract, { body: { email: ann.email } });
    const token = await mailedToken(ann.email);
    await send(null, resetPasswordContract, { body: { token, password: PASSWORD } });
    // A sign-in that waited with the former password is over.
    const body = { answer: { factor: "totp" as const, code: codeOf(ann.secret, 1) } };
    expect(await refusal(waiting, secondStepContract, { body })).toMatchObject({ status: 403 });
    expect(await (await signIn(ann.email)).json()).toEqual({ secondFactor: "due" });
  });
});

describe("the mail about a sign-in", () => {
  /** Of an account that isn't new. */
  const makeOld = async () => {
    const user = await makeUserWithPassword();
    await db().user.update({
      where: { id: user.id },
      data: { createdAt: new Date(Date.now() - 86_400_000) },
    });
    return user;
  };

  it("is sent for a browser that isn't known, and for no other", async () => {
    const { email } = await makeOld();
    const first = await signIn(email);
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ subject: "New sign-in to your Guildhall account" });
    await requestRaw(cookiesOf(first), signInContract, { body: { email, password: PASSWORD } });
    expect(await mailsTo(email)).toHaveLength(1);
    const fresh = await makeUser();
    await enterBy("password", fresh.id);
    expect(await mailsTo(fresh.email)).toEqual([]);
  });

  it("has a link that acts once, by a press: it ends the session and asks for a new password", async () => {
    const { email, id } = await makeOld();
    const thief = cookiesOf(await signIn(email));
    const other = cookiesOf(await signIn(email));
    const tokens = (await mailsTo(email)).map(({ text }) => /not-me\?token=([\w-]+)/.exec(text)?.[1] ?? "");
    const body = { token: tokens[0] ?? "" };
    const presses = await Promise.all(
      Array.from({ length: 5 }, () => requestRaw(null, endForeignSessionContract, { body })),
    );
    expect(presses.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
    expect(await refusal(thief, getMeContract)).toMatchObject({ status: 401 });
    await send(other, getMeContract);
    const pressed = presses.find(({ status }) => status === 200);
    if (!pressed) throw new Error("no press was taken");
    const { resetToken } = await pressed.json();
    expect(pressed.headers.getSetCookie()).toEqual([]);
    await send(null, resetPasswordContract, { body: { token: resetToken, password: "a new good password" } });
    expect(await db().session.count({ where: { userId: id } })).toBe(0);
  });
});
