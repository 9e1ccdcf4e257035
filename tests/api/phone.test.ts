import { afterAll, expect, it } from "vitest";
import {
  deletePhoneContract,
  getPhoneContract,
  startPhoneContract,
  verifyPhoneContract,
} from "@/lib/accounts/phone/contract";
import { env } from "@/lib/env";
import { makeSignedIn, type SignedIn } from "../factories";
import { refusal, requestRaw, send } from "../setup/request";
import { startVerifyServer, VERIFY } from "../setup/verify-server";

const twilio = await startVerifyServer();
Object.assign(env(), VERIFY, { TWILIO_VERIFY_URL: twilio.url });
afterAll(() => {
  twilio.stop();
  Object.assign(
    env(),
    Object.fromEntries([...Object.keys(VERIFY), "TWILIO_VERIFY_URL"].map((name) => [name])),
  );
});

let last = 1_000_000;
const newNumber = () => {
  last += 1;
  return `+4930${last}`;
};
const start = (person: SignedIn, number: string, channel: "sms" | "call" = "sms") =>
  send(person, startPhoneContract, { body: { number, channel } });
const verify = (person: SignedIn, code = "012 345") => send(person, verifyPhoneContract, { body: { code } });

it("verifies a number by text message or call, however number and code are written", async () => {
  const person = await makeSignedIn();
  const number = newNumber();
  const spaced = ` ${number.slice(0, 5)} ${number.slice(5)} `;
  expect(await start(person, spaced, "call")).toMatchObject({ number: null, pending: number });
  expect(twilio.sent.at(-1)).toEqual({ To: number, Channel: "call" });
  expect(await verify(person)).toMatchObject({ number, pending: null });
  expect(await refusal(person, verifyPhoneContract, { body: { code: "012345" } })).toMatchObject({
    status: 422,
  });
  await send(person, deletePhoneContract);
  expect(await send(person, getPhoneContract)).toMatchObject({ number: null });
});

it("says nothing of whose a number is, and gives it to who proves it", async () => {
  const [former, next] = [await makeSignedIn(), await makeSignedIn()];
  const [taken, free] = [newNumber(), newNumber()];
  await start(former, taken);
  await verify(former);
  const [ofTaken, ofFree] = [await start(next, taken), await start(await makeSignedIn(), free)];
  expect({ ...ofTaken, pending: null }).toEqual({ ...ofFree, pending: null });
  await verify(next);
  expect(await send(next, getPhoneContract)).toMatchObject({ number: taken });
  expect(await send(former, getPhoneContract)).toMatchObject({ number: null });
});

it("takes five codes, sends three to a number, and refuses what is no number", async () => {
  const person = await makeSignedIn();
  const number = newNumber();
  await start(person, number);
  const wrong = await Promise.all(
    Array.from({ length: 5 }, () => requestRaw(person, verifyPhoneContract, { body: { code: "999999" } })),
  );
  expect(wrong.map(({ status }) => status)).toEqual(Array(5).fill(422));
  expect(await refusal(person, verifyPhoneContract, { body: { code: "012345" } })).toMatchObject({
    status: 422,
  });
  await start(await makeSignedIn(), number);
  await start(await makeSignedIn(), number);
  expect(await refusal(await makeSignedIn(), startPhoneContract, { body: { number } })).toMatchObject({
    status: 429,
  });
  for (const bad of ["0301234567", "+49 30", "tel:+abc", "+15005550001"])
    expect(await refusal(person, startPhoneContract, { body: { number: bad } }), bad).toMatchObject({
      status: 422,
    });
});
