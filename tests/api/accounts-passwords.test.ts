import { describe, expect, it } from "vitest";
import {
  changePasswordContract,
  forgotPasswordContract,
  getMeContract,
  loginContract,
  registerContract,
  resetPasswordContract,
  verifyEmailContract,
} from "@/lib/accounts/contract";
import { hashPassword, verifyPassword } from "@/lib/auth/password-hash";
import { endSessions } from "@/lib/auth/session-store";
import { db, transaction } from "@/lib/db";
import { waitingForLocks } from "../setup/locks";
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

describe("passwords", () => {
  it("resets with a mailed link, once, and signs out everywhere", async () => {
    const { email, id } = await makeUserWithPassword({ emailVerified: null });
    await db().account.create({
      data: { userId: id, type: "oauth", provider: "github", providerAccountId: email },
    });
    const caller = cookieOf(await signIn(email));
    await send(null, forgotPasswordContract, { body: { email } });
    const body = { token: await mailedToken(email), password: "a brand new password" };
    await send(null, resetPasswordContract, { body });

    expect(await refusal(caller, getMeContract)).toMatchObject({ status: 401 });
    expect((await signIn(email)).status).toBe(401);
    // Reading the mail proved the address; what was connected before that is gone.
    const me = await (await signIn(email, body.password)).json();
    expect(me).toMatchObject({ emailVerified: true, hasGitHub: false });
    expect(await refusal(null, resetPasswordContract, { body })).toMatchObject({ status: 404 });
    expect((await mailsTo(email)).at(-1)?.subject).toBe("Your Guildhall password was changed");
  });

  it("lets only one of two resets with the same link through", async () => {
    const { email } = await makeUserWithPassword();
    await send(null, forgotPasswordContract, { body: { email } });
    const token = await mailedToken(email);
    const reset = (password: string) =>
      requestRaw(null, resetPasswordContract, { body: { token, password } });
    const responses = await Promise.all([reset("first new password"), reset("second new password")]);
    expect(responses.map((response) => response.status).sort()).toEqual([204, 404]);
  });

  it("lets nobody in with the old password while it is being changed", async () => {
    const { id, email } = await makeUserWithPassword();
    const attempts = await transaction(async (tx) => {
      await tx.user.update({ where: { id }, data: { passwordHash: await hashPassword("another password") } });
      const started = [
        signIn(email),
        requestRaw(null, loginContract, { body: { email, password: PASSWORD } }),
      ];
      await Promise.race([waitingForLocks(2), Promise.all(started)]);
      await endSessions(tx, { userId: id });
      return { started };
    });
    for (const response of await Promise.all(attempts.started)) expect(response.status).toBe(401);
    expect(await db().session.count({ where: { userId: id } })).toBe(0);
  });

  it("doesn't verify an address with a reset link, nor the other way round", async () => {
    const { email } = await makeUserWithPassword();
    await send(null, forgotPasswordContract, { body: { email } });
    const token = await mailedToken(email);
    expect(await refusal(null, verifyEmailContract, { body: { token } })).toMatchObject({ status: 404 });
  });

  it("answers the same when asked for an address that nobody has, and mails nothing", async () => {
    const { email } = await makeUserWithPassword();
    const unknown = newEmail();
    const answers = await Promise.all(
      [email, unknown].map((address) => send(null, forgotPasswordContract, { body: { email: address } })),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(await mailsTo(unknown)).toEqual([]);
  });

  it("mails five links at most in a while, and refuses nobody for that", async () => {
    const { email } = await makeUserWithPassword();
    const ask = () => send(null, forgotPasswordContract, { body: { email } });
    const answers = await Promise.all(Array.from({ length: 7 }, ask));
    expect(answers).toEqual(answers.map(() => ({ accepted: true })));
    expect(await mailsTo(email)).toHaveLength(5);
  });

  it("changes with the current one and ends the other sessions", async () => {
    const { email } = await makeUserWithPassword();
    const [here, elsewhere] = [cookieOf(await signIn(email)), cookieOf(await signIn(email))];
    const body = { currentPassword: PASSWORD, password: "a brand new password" };
    const wrong = { ...body, currentPassword: "wrong" };
    expect(await refusal(here, changePasswordContract, { body: wrong })).toMatchObject({
      status: 422,
      details: { fields: [{ field: "currentPassword" }] },
    });
    await send(here, changePasswordContract, { body });
    expect(await send(here, getMeContract)).toMatchObject({ email });
    expect(await refusal(elsewhere, getMeContract)).toMatchObject({ status: 401 });
    expect((await signIn(email, body.password)).status).toBe(200);
  });

  it("are hashed in turn, of which fifty wait and more are refused", async () => {
    const hashes = Array.from({ length: 60 }, (_, n) => hashPassword(`password ${n}`));
    const refused = (await Promise.allSettled(hashes)).filter((each) => each.status === "rejected");
    expect(refused).toHaveLength(8);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "overloaded" });
    expect(await verifyPassword(await hashPassword(PASSWORD), PASSWORD)).toBe(true);
  });

  it("takes the same password however its accents were typed", async () => {
    const email = newEmail();
    await send(null, registerContract, {
      body: { name: "É", email, password: "caf\u00e9 caf\u00e9 caf\u00e9" },
    });
    expect((await signIn(email, "cafe\u0301 cafe\u0301 cafe\u0301")).status).toBe(200);
  });
});
