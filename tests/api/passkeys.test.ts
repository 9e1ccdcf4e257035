import { expect, it } from "vitest";
import { getMeContract } from "@/lib/accounts/contract";
import {
  deletePasskeyContract,
  listPasskeysContract,
  passkeyProofOptionsContract,
  passkeySignInContract,
  passkeySignInOptionsContract,
  registerPasskeyContract,
  renamePasskeyContract,
  startRegistrationContract,
} from "@/lib/accounts/passkeys/contract";
import { FACTORS } from "@/lib/accounts/two-factor/factors";
import { db, transaction } from "@/lib/db";
import { makeSignedIn, type SignedIn } from "../factories";
import { type Authenticator, makeAuthenticator } from "../setup/authenticator";
import { refusal, requestRaw, send } from "../setup/request";
import { cookieOf, makeUserWithPassword, signIn } from "./accounts-helpers";

async function register(person: { cookie: string }, device: Authenticator, name = "Laptop") {
  const answer = device.register(await send(person, startRegistrationContract));
  return send(person, registerPasskeyContract, { body: { name, answer } });
}

const options = () => send(null, passkeySignInOptionsContract);
const signInWith = (answer: ReturnType<Authenticator["answer"]>) =>
  requestRaw(null, passkeySignInContract, { body: { answer } });

async function withPasskey(device = makeAuthenticator()) {
  const person = await makeSignedIn();
  return { person, device, passkey: await register(person, device) };
}

it("signs in with a passkey alone, once for each challenge", async () => {
  const { person, device } = await withPasskey();
  const answer = device.answer(await options());
  const response = await signInWith(answer);
  expect(response.status).toBe(200);
  expect(await send(cookieOf(response), getMeContract)).toMatchObject({ id: person.id });
  expect((await signInWith(answer)).status).toBe(422);
  const { items } = await send(person, listPasskeysContract);
  expect(items).toMatchObject([{ name: "Laptop", lastUsedAt: expect.any(String) }]);
});

// Case 15.
it("lets one of twenty uses of the same answer in", async () => {
  const { device } = await withPasskey(makeAuthenticator({ isCounting: false }));
  const answer = device.answer(await options());
  const statuses = await Promise.all(
    Array.from({ length: 20 }, async () => (await signInWith(answer)).status),
  );
  expect(statuses.sort()).toEqual([200, ...Array(19).fill(422)]);
});

it("refuses answers that are forged, expired, for another purpose or from a copy", async () => {
  const { person, device, passkey } = await withPasskey();
  const other = await withPasskey();
  const signed = device.answer(await options());
  const { signature } = other.device.answer(await options()).response;
  const forged = { ...signed, response: { ...signed.response, signature } };
  expect((await signInWith(forged)).status).toBe(422);

  const asOther = device.answer(await options());
  asOther.response.userHandle = other.device.credentials[0]!.handle;
  expect((await signInWith(asOther)).status).toBe(404);

  const late = await options();
  await db().authChallenge.updateMany({ data: { expires: new Date(0) } });
  expect((await signInWith(device.answer(late))).status).toBe(422);
  expect((await signInWith(device.answer(await send(person, startRegistrationContract)))).status).toBe(422);

  await db().passkey.update({ where: { id: passkey.id }, data: { counter: 1_000 } });
  expect((await signInWith(device.answer(await options()))).status).toBe(422);
});

// Case 16.
it("is two factors where it has verified its user, and one where not", async () => {
  const secondFactor = async (device: Authenticator) => {
    const { person } = await withPasskey(device);
    const data = { userId: person.id, sealed: "x", confirmedAt: new Date() };
    await db().totpSecret.create({ data });
    const response = await signInWith(device.answer(await options()));
    return { response, person, device };
  };
  const verified = await secondFactor(makeAuthenticator());
  expect(await verified.response.json()).toMatchObject({ id: verified.person.id });
  const { response, person, device } = await secondFactor(makeAuthenticator({ verifiesUser: false }));
  expect(await response.json()).toEqual({ secondFactor: "due" });
  expect(response.headers.getSetCookie().join()).not.toContain("session-token");

  // As second factor of the sign-in that waits: its own person's passkey, once.
  const answer = device.answer(await send(cookieOf(response), passkeyProofOptionsContract));
  const verify = (userId: string) =>
    transaction((tx) => FACTORS.passkey.verify(tx, userId, { factor: "passkey", answer }));
  expect(await verify(verified.person.id)).toBe(false);
  expect(await verify(person.id)).toBe(true);
  expect(await verify(person.id)).toBe(false);
  expect(await refusal(null, passkeyProofOptionsContract)).toMatchObject({ status: 401 });
});

// Case 19.
it("knows a person by one random handle for the life of the account", async () => {
  const { person, device, passkey } = await withPasskey();
  await db().user.update({ where: { id: person.id }, data: { passwordHash: "another way" } });
  const again = await send(person, startRegistrationContract);
  expect(again.excludeCredentials.map(({ id }) => id)).toEqual([device.credentials[0]!.id]);
  const handle = Buffer.from(again.user.id, "base64url");
  expect(handle).toHaveLength(32);

  await db().user.update({
    where: { id: person.id },
    data: { email: `new-${person.email}`, name: "New name" },
  });
  const { signals } = await send(person, deletePasskeyContract, { params: { passkeyId: passkey.id } });
  expect(signals).toMatchObject({ userId: again.user.id, displayName: "New name", credentialIds: [] });
  await register(person, makeAuthenticator());
  expect((await send(person, listPasskeysContract)).signals?.userId).toBe(again.user.id);

  const deleted = await signInWith(device.answer(await options()));
  const unknown = makeAuthenticator();
  unknown.register({ challenge: "x", user: { id: "x" }, excludeCredentials: [] });
  const stranger = await signInWith(unknown.answer(await options()));
  expect(deleted.status).toBe(404);
  expect((await deleted.json()).error.message).toBe((await stranger.json()).error.message);
});

it("is renamed and deleted by its owner alone, and never as the last way to sign in", async () => {
  const { person, passkey } = await withPasskey();
  const params = { passkeyId: passkey.id };
  const stranger = await makeSignedIn();
  expect(await refusal(stranger, renamePasskeyContract, { params, body: { name: "Mine" } })).toMatchObject({
    status: 404,
  });
  expect(await send(person, renamePasskeyContract, { params, body: { name: "Phone" } })).toMatchObject({
    name: "Phone",
  });
  expect(await refusal(stranger, deletePasskeyContract, { params })).toMatchObject({ status: 404 });
  expect(await refusal(person, deletePasskeyContract, { params })).toMatchObject({ status: 409 });

  const { email } = await makeUserWithPassword();
  const withPassword = cookieOf(await signIn(email)) as SignedIn;
  const { id } = await register(withPassword, makeAuthenticator());
  await send(withPassword, deletePasskeyContract, { params: { passkeyId: id } });
});

it("needs a sign-in that is fresh", async () => {
  const { person, passkey } = await withPasskey();
  await db().session.updateMany({ where: { userId: person.id }, data: { provenAt: new Date(0) } });
  const refused = { status: 403, details: { reason: "fresh_sign_in" } };
  expect(await refusal(person, startRegistrationContract)).toMatchObject(refused);
  expect(await refusal(person, deletePasskeyContract, { params: { passkeyId: passkey.id } })).toMatchObject(
    refused,
  );
});
