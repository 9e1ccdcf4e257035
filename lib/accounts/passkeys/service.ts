import {
  type AuthenticatorTransport,
  generateRegistrationOptions,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { newToken } from "@/lib/auth/tokens";
import { db, type Transaction, transaction } from "@/lib/db";
import type { Passkey } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { readableAddress } from "@/lib/mail/readable-address";
import { assertAnotherMethod, lockMethods } from "../methods/remaining";
import { issueChallenge, takeChallenge } from "./challenges";
import { MAX_PASSKEYS } from "./limits";
import { assertPasskeysOffered, relyingParty } from "./relying-party";
import {
  type PasskeyInfo,
  type PasskeySignals,
  type RegistrationAnswer,
  RegistrationOptions,
} from "./schema";

const TIMEOUT_MS = 5 * 60_000;
const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, "base64url"));

const toInfo = ({ id, name, isSynced, createdAt, lastUsedAt }: Passkey): PasskeyInfo => ({
  ...{ id, name, isSynced },
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** My passkeys, the oldest first: `MAX_PASSKEYS` at most. `signals` is null before the first. */
export async function listPasskeys(actor: Pick<Actor, "userId">) {
  const { userId } = actor;
  const [passkeys, signals] = await Promise.all([
    db().passkey.findMany({ where: { userId }, orderBy: { id: "asc" } }),
    readSignals(db(), userId),
  ]);
  return { items: passkeys.map(toInfo), nextCursor: null, signals };
}

async function readSignals(tx: Transaction, userId: string): Promise<PasskeySignals | null> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, passkeyHandle: true, passkeys: { select: { credentialId: true } } },
  });
  if (!user.passkeyHandle) return null;
  return {
    rpId: relyingParty().id,
    userId: user.passkeyHandle.handle,
    name: readableAddress(user.email),
    displayName: user.name,
    credentialIds: user.passkeys.map(({ credentialId }) => credentialId),
  };
}

/** Begins the registration of a passkey: what the browser gives to the authenticator. */
export async function startRegistration(actor: Actor): Promise<RegistrationOptions> {
  assertPasskeysOffered();
  const { userId } = actor;
  const { id: rpID, name: rpName } = relyingParty();
  const { user, handle, challenge } = await transaction(async (tx) => {
    await tx.passkeyHandle.createMany({ data: { userId, handle: newToken() }, skipDuplicates: true });
    const found = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true, email: true, passkeys: true, passkeyHandle: true },
    });
    if (found.passkeys.length >= MAX_PASSKEYS) throw tooMany();
    return {
      user: found,
      handle: found.passkeyHandle!.handle,
      challenge: await issueChallenge(tx, "REGISTER_PASSKEY", userId),
    };
  });
  const options = await generateRegistrationOptions({
    ...{ rpID, rpName, timeout: TIMEOUT_MS, attestationType: "none" },
    challenge: bytesOf(challenge),
    userID: bytesOf(handle),
    userName: readableAddress(user.email),
    userDisplayName: user.name,
    excludeCredentials: user.passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transports as AuthenticatorTransport[],
    })),
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  });
  return RegistrationOptions.parse(options);
}

/** @throws AppError invalid_input for an answer that isn't valid, conflict for a passkey that is there already */
export async function registerPasskey(
  actor: Actor,
  { name, answer }: { name: string; answer: RegistrationAnswer },
): Promise<PasskeyInfo> {
  const { userId } = actor;
  const { id, origin } = relyingParty();
  return transaction(async (tx) => {
    const { response } = answer;
    const challenge = await takeChallenge(tx, "REGISTER_PASSKEY", userId, response.clientDataJSON);
    const { registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...answer,
        response: { ...response, transports: response.transports as AuthenticatorTransport[] },
      },
      ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id },
      requireUserVerification: false,
    }).catch((): { registrationInfo?: never } => ({}));
    if (!registrationInfo)
      throw new AppError("invalid_input", "The passkey’s answer isn’t valid. Try again.");
    await lockMethods(tx, userId);
    if ((await tx.passkey.count({ where: { userId } })) >= MAX_PASSKEYS) throw tooMany();
    const { credential, credentialBackedUp } = registrationInfo;
    const [created] = await tx.passkey.createManyAndReturn({
      data: {
        ...{ userId, name, credentialId: credential.id, isSynced: credentialBackedUp },
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
      },
      skipDuplicates: true,
    });
    if (!created) throw new AppError("conflict", "This device has one already.");
    await audit(tx, userId, "passkey.create", created);
    return toInfo(created);
  });
}

/** @throws AppError not_found when it isn't one of mine */
export async function renamePasskey(actor: Actor, id: string, name: string): Promise<PasskeyInfo> {
  const where = { id, userId: actor.userId };
  const [renamed] = await db().passkey.updateManyAndReturn({ where, data: { name } });
  if (!renamed) throw notFound("passkey");
  return toInfo(renamed);
}

/**
 * @returns what the browser tells the authenticators
 * @throws AppError not_found when it isn't one of mine, conflict when there is no other way to sign in
 */
export async function deletePasskey(actor: Actor, id: string): Promise<PasskeySignals | null> {
  const { userId } = actor;
  return transaction(async (tx) => {
    await lockMethods(tx, userId);
    const passkey = await tx.passkey.findFirst({ where: { id, userId } });
    if (!passkey) throw notFound("passkey");
    await tx.passkey.delete({ where: { id } });
    await assertAnotherMethod(tx, userId);
    await audit(tx, userId, "passkey.delete", passkey);
    return readSignals(tx, userId);
  });
}

const audit = (
  tx: Transaction,
  userId: string,
  action: "passkey.create" | "passkey.delete",
  { id }: { id: string },
) =>
  recordAudit(tx, {
    workspaceId: null,
    actorId: userId,
    subjectId: userId,
    action,
    details: { passkeyId: id },
  });

const tooMany = () =>
  new AppError("conflict", `${MAX_PASSKEYS} passkeys are the most. Delete one that you don’t use any more.`);
