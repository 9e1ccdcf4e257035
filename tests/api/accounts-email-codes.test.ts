import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  getMeContract,
  registerContract,
  requestVerificationContract,
  verifyEmailByCodeContract,
  verifyEmailContract,
} from "@/lib/accounts/contract";
import { makeSignedIn } from "../factories";
import { refusal, requestRaw, send } from "../setup/request";
import { cookieOf, mailedToken, mailsTo, newEmail, PASSWORD, signIn } from "./accounts-helpers";

async function register() {
  const email = newEmail();
  await send(null, registerContract, { body: { name: "Ann", email, password: PASSWORD } });
  return { email, caller: cookieOf(await signIn(email)) };
}

const codeOf = async (email: string) =>
  /: (\d{6})/.exec((await mailsTo(email)).at(-1)?.text ?? "")?.[1] ?? "";
const isVerified = async (caller: { cookie: string }) => (await send(caller, getMeContract)).emailVerified;
const type = (caller: { cookie: string }, code: string) =>
  requestRaw(caller, verifyEmailByCodeContract, { body: { code } });

// Case 28: opening the link spends nothing; the code and the link are one thing.
it("verifies by the code of the mail, once, and the link dies with it", async () => {
  const { email, caller } = await register();
  const [code, token] = [await codeOf(email), await mailedToken(email)];
  expect(code).toHaveLength(6);
  const answers = await Promise.all(Array.from({ length: 5 }, () => type(caller, code)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 422, 422, 422, 422]);
  expect(await isVerified(caller)).toBe(true);
  expect(await refusal(null, verifyEmailContract, { body: { token } })).toMatchObject({ status: 404 });
});

it("takes the link after wrong codes, and the code dies with it", async () => {
  const { email, caller } = await register();
  const code = await codeOf(email);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  for (let tries = 0; tries < 5; tries++) expect((await type(caller, wrong)).status).toBe(422);
  expect((await type(caller, code)).status).toBe(422);
  await send(null, verifyEmailContract, { body: { token: await mailedToken(email) } });
  expect(await isVerified(caller)).toBe(true);
});

it("takes the code of the last mail only, and nobody else's", async () => {
  const { email, caller } = await register();
  const first = await codeOf(email);
  await send(caller, requestVerificationContract);
  const last = await codeOf(email);
  if (first !== last) expect((await type(caller, first)).status).toBe(422);
  expect((await type(await makeSignedIn(), last)).status).toBe(422);
  expect((await type(caller, last)).status).toBe(204);
});

// Case 13.
const { accepted, refused } = JSON.parse(
  readFileSync(new URL("./cases/accounts/otp-inputs.json", import.meta.url), "utf8"),
) as { accepted: string[]; refused: string[] };
it("reads codes as mails and people write them", async () => {
  const { caller } = await register();
  for (const code of refused) {
    const { details } = await refusal(caller, verifyEmailByCodeContract, { body: { code } });
    expect(JSON.stringify(details), JSON.stringify(code)).toContain("six digits");
  }
  for (const code of accepted)
    expect(verifyEmailByCodeContract.body.parse({ code })).toEqual({ code: "012345" });
});
