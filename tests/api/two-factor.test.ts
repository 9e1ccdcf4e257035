import { afterEach, expect, it } from "vitest";
import {
  forgotPasswordContract,
  getMeContract,
  loginContract,
  resetPasswordContract,
  signInContract,
} from "@/lib/accounts/contract";
import {
  confirmPersonContract,
  confirmTwoFactorContract,
  disableTwoFactorContract,
  getTwoFactorContract,
  replaceRecoveryCodesContract,
  secondStepContract,
  setUpTwoFactorContract,
  waysToConfirmContract,
} from "@/lib/accounts/two-factor/contract";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { refusal, requestRaw, send } from "../setup/request";
import { cookieOf, mailedToken, makeUserWithPassword, PASSWORD, signIn } from "./accounts-helpers";
import otpInputs from "./cases/accounts/otp-inputs.json";
import { codeOf, cookiesOf, makeUserWithTwoFactors, setUp } from "./two-factor-helpers";

const totp = (code: string) => ({ factor: "totp" as const, code });
const recovery = (code: string) => ({ factor: "recovery" as const, code });
const countOf = (statuses: number[], wanted: number) => statuses.filter((status) => status === wanted).length;

/** A sign-in with the password, which waits for the second factor. */
async function waiting(email: string) {
  const response = await signIn(email);
  expect(await response.json()).toEqual({ secondFactor: "due" });
  return cookiesOf(response);
}

it("asks for the code of the app after the password, and signs in with it", async () => {
  const ann = await makeUserWithTwoFactors();
  const pending = await waiting(ann.email);
  expect(pending.cookie).not.toContain("session-token");
  expect(await refusal(pending, getMeContract)).toMatchObject({ status: 401 });

  const wrong = await refusal(pending, secondStepContract, { body: { answer: totp(codeOf(ann.secret, 5)) } });
  expect(wrong).toMatchObject({ status: 403, details: { reason: "wrong_code" } });
  const body = { answer: totp(codeOf(ann.secret, 1)), isRemembered: true };
  const entered = await requestRaw(pending, secondStepContract, { body });
  expect(await send(cookieOf(entered), getMeContract)).toMatchObject({ id: ann.id });

  // This browser isn't asked again, until the password is reset by mail.
  const signInAgain = () =>
    requestRaw(cookiesOf(entered), signInContract, { body: { email: ann.email, password: PASSWORD } });
  expect(await (await signInAgain()).json()).toMatchObject({ id: ann.id });
  await send(null, forgotPasswordContract, { body: { email: ann.email } });
  const token = await mailedToken(ann.email);
  const reset = await requestRaw(null, resetPasswordContract, { body: { token, password: PASSWORD } });
  expect(reset.headers.getSetCookie()).toEqual([]);
  expect(await (await signInAgain()).json()).toEqual({ secondFactor: "due" });
});

afterEach(() => void Object.assign(env(), { RATE_LIMIT_FACTOR: 1 }));

it("lets one request pass of twenty at once with one code, and the other codes stay", async () => {
  const ann = await makeUserWithTwoFactors();
  Object.assign(env(), { RATE_LIMIT_FACTOR: 1_000 });
  const [first = "", second = ""] = ann.recoveryCodes;
  const tries = async (body: { answer: ReturnType<typeof totp> | ReturnType<typeof recovery> }) => {
    const waits = await Promise.all(Array.from({ length: 5 }, () => waiting(ann.email)));
    const all = Array.from({ length: 20 }, (_, n) => requestRaw(waits[n % 5]!, secondStepContract, { body }));
    return (await Promise.all(all)).map(({ status }) => status);
  };
  for (const answer of [totp(codeOf(ann.secret, 1)), recovery(first)]) {
    const statuses = await tries({ answer });
    expect([countOf(statuses, 200), countOf(statuses, 403)]).toEqual([1, 19]);
  }
  expect(await send(ann.caller, getTwoFactorContract)).toMatchObject({ recoveryCodes: 9 });
  // Another one, in whatever way it is typed, and one pending sign-in for many right codes.
  const pending = await waiting(ann.email);
  const codes = [second.toLowerCase().replaceAll("-", " "), ...ann.recoveryCodes.slice(2, 6)];
  const statuses = await Promise.all(
    codes.map(
      async (code) =>
        (await requestRaw(pending, secondStepContract, { body: { answer: recovery(code) } })).status,
    ),
  );
  expect([countOf(statuses, 200), countOf(statuses, 403)]).toEqual([1, 4]);
  expect(await send(ann.caller, getTwoFactorContract)).toMatchObject({ recoveryCodes: 8 });
});

it("counts tries per person over all doors, and malformed codes as none", async () => {
  const ann = await makeUserWithTwoFactors();
  const pending = await waiting(ann.email);
  for (const code of otpInputs.refused)
    expect(await refusal(pending, secondStepContract, { body: { answer: totp(code) } })).toMatchObject({
      status: 422,
    });
  const body = { answer: totp(codeOf(ann.secret, 5)) };
  for (let n = 0; n < 4; n++)
    expect(await refusal(pending, secondStepContract, { body })).toMatchObject({ status: 403 });
  const login = { email: ann.email, password: PASSWORD, code: codeOf(ann.secret, 5) };
  expect(await refusal(null, loginContract, { body: login })).toMatchObject({ status: 403 });
  const right = { ...login, code: codeOf(ann.secret, 1) };
  expect(await refusal(null, loginContract, { body: right })).toMatchObject({ status: 429 });
});

it("gives a program no token without the code", async () => {
  const ann = await makeUserWithTwoFactors();
  const body = { email: ann.email, password: PASSWORD };
  expect(await refusal(null, loginContract, { body })).toMatchObject({
    status: 401,
    details: { reason: "second_factor" },
  });
  const { accessToken } = await send(null, loginContract, {
    body: { ...body, code: ` ${codeOf(ann.secret, 1)}\n` },
  });
  const headers = { authorization: `Bearer ${accessToken}` };
  expect((await requestRaw(null, getMeContract, { headers })).status).toBe(200);
  expect(await send(null, loginContract, { body: { ...body, code: ann.recoveryCodes[0] } })).toHaveProperty(
    "accessToken",
  );
});

it("is switched off and gets new recovery codes with a factor only, which is spent with that", async () => {
  const ann = await makeUserWithTwoFactors();
  const [first = "", second = ""] = ann.recoveryCodes;
  const body = { answer: recovery(first) };
  const renewed = await send(ann.caller, replaceRecoveryCodesContract, { body });
  expect(renewed.recoveryCodes).toHaveLength(10);
  for (const code of [first, second])
    expect(
      await refusal(ann.caller, disableTwoFactorContract, { body: { answer: recovery(code) } }),
    ).toMatchObject({ status: 403 });
  await send(ann.caller, disableTwoFactorContract, {
    body: { answer: recovery(renewed.recoveryCodes[0] ?? "") },
  });
  expect(await send(ann.caller, getTwoFactorContract)).toEqual({ enabledAt: null, recoveryCodes: 0 });
  expect(await (await signIn(ann.email)).json()).toMatchObject({ id: ann.id });
});

it("wants a fresh sign-in for a set-up: by the password, or by a factor where there are two", async () => {
  const user = await makeUserWithPassword();
  const caller = cookieOf(await signIn(user.email));
  const grow = () =>
    db().session.updateMany({
      where: { userId: user.id },
      data: { provenAt: new Date(Date.now() - 11 * 60_000) },
    });
  await grow();
  expect(await refusal(caller, setUpTwoFactorContract)).toMatchObject({
    status: 403,
    details: { reason: "fresh_sign_in" },
  });
  expect(await send(caller, waysToConfirmContract)).toEqual({ ways: ["password"] });
  const password = (given: string) => ({ body: { proof: { factor: "password" as const, password: given } } });
  expect(await refusal(caller, confirmPersonContract, password("wrong"))).toMatchObject({ status: 422 });
  await send(caller, confirmPersonContract, password(PASSWORD));
  const { secret } = await setUp(caller);

  await grow();
  expect(await send(caller, waysToConfirmContract)).toEqual({ ways: ["totp", "recovery"] });
  expect(await refusal(caller, confirmPersonContract, password(PASSWORD))).toMatchObject({ status: 403 });
  await send(caller, confirmPersonContract, { body: { proof: totp(codeOf(secret, 1)) } });
  expect(await refusal(caller, setUpTwoFactorContract)).toMatchObject({ status: 409 });
});

it("keeps the secret sealed, and a set-up worthless without its first code", async () => {
  const user = await makeUserWithPassword();
  const caller = cookieOf(await signIn(user.email));
  const { secret } = await send(caller, setUpTwoFactorContract);
  const row = await db().totpSecret.findUniqueOrThrow({ where: { userId: user.id } });
  expect(row.sealed).not.toContain(secret);
  expect(await (await signIn(user.email)).json()).toMatchObject({ id: user.id });
  const wrong = { body: { code: codeOf(secret, 5) } };
  expect(await refusal(caller, confirmTwoFactorContract, wrong)).toMatchObject({ status: 403 });
  expect(await send(caller, getTwoFactorContract)).toEqual({ enabledAt: null, recoveryCodes: 0 });
});
