import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { assertFresh } from "@/lib/auth/fresh";
import { inSeconds } from "@/lib/auth/session-store";
import { db, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { take } from "@/lib/http/rate-limit";
import type { PhoneState } from "./schema";
import { checkCode, isVerifyConfigured, type PhoneChannel, sendCode } from "./twilio-verify";

const DAY_SECONDS = 24 * 60 * 60;
/** As long as Twilio's codes last. */
const LIFE_SECONDS = 10 * 60;
const MAX_TRIES = 5;
const SENDS = { perNumber: 3, perPerson: 6 };

export async function getPhone({ userId }: Pick<Actor, "userId">): Promise<PhoneState> {
  const [phone, check] = await Promise.all([
    db().phoneNumber.findUnique({ where: { userId } }),
    db().phoneCheck.findFirst({ where: { userId, expires: { gt: new Date() } } }),
  ]);
  return {
    number: phone?.number ?? null,
    verifiedAt: phone?.verifiedAt.toISOString() ?? null,
    pending: check?.number ?? null,
  };
}

/**
 * Sends a code to a number, whether or not it is somebody's here.
 * @throws AppError invalid_input, rate_limited, unavailable, conflict with the variables to set
 */
export async function startPhone(
  actor: Actor,
  given: { number: string; channel: PhoneChannel },
): Promise<PhoneState> {
  assertConfigured();
  await assertFresh(actor);
  const { userId } = actor;
  const number = toE164(given.number);
  await take(`phone:person:${userId}`, SENDS.perPerson, DAY_SECONDS);
  await take(`phone:number:${number}`, SENDS.perNumber, DAY_SECONDS);
  await sendCode(number, given.channel);
  const data = { number, tries: 0, expires: inSeconds(LIFE_SECONDS) };
  await db().phoneCheck.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  return getPhone(actor);
}

/**
 * Verifies the number with the code that was sent to it. A number is one person's: who proves that it is theirs now has
 * it, since operators give numbers out again.
 * @throws AppError invalid_input for a wrong code, one that has expired, and after too many tries alike
 */
export async function verifyPhone(actor: Actor, code: string): Promise<PhoneState> {
  assertConfigured();
  const { userId } = actor;
  const [check] = await db().phoneCheck.updateManyAndReturn({
    where: { userId, expires: { gt: new Date() }, tries: { lt: MAX_TRIES } },
    data: { tries: { increment: 1 } },
  });
  if (!check || !(await checkCode(check.number, code))) throw wrongCode();
  const { number } = check;
  await transaction(async (tx) => {
    const { count } = await tx.phoneCheck.deleteMany({ where: { userId, number } });
    if (count === 0) throw wrongCode();
    await tx.phoneNumber.deleteMany({ where: { OR: [{ number }, { userId }] } });
    await tx.phoneNumber.create({ data: { userId, number } });
    const entry = { workspaceId: null, actorId: userId, subjectId: userId };
    await recordAudit(tx, { ...entry, action: "phone.verify" });
  });
  return getPhone(actor);
}

/** @throws AppError not_found where there is none */
export async function deletePhone(actor: Actor): Promise<void> {
  await assertFresh(actor);
  const { userId } = actor;
  await transaction(async (tx) => {
    const { count } = await tx.phoneNumber.deleteMany({ where: { userId } });
    if (count === 0) throw notFound("phone number");
    const entry = { workspaceId: null, actorId: userId, subjectId: userId };
    await recordAudit(tx, { ...entry, action: "phone.delete" });
  });
}

function assertConfigured() {
  if (!isVerifyConfigured())
    throw new AppError(
      "conflict",
      "Phone numbers can’t be verified on this instance: TWILIO_VERIFY_SERVICE_SID, TWILIO_VERIFY_KEY and TWILIO_VERIFY_SECRET aren’t set.",
    );
}

function toE164(text: string): string {
  const number = parsePhoneNumberFromString(text);
  if (number?.isPossible()) return number.number;
  const message = "Enter the number with its country code, like +49 30 1234567.";
  throw new AppError("invalid_input", message, { in: "body", fields: [{ field: "number", message }] });
}

function wrongCode() {
  const message = "That isn’t the code, or it can’t be used any more. Send another one.";
  return new AppError("invalid_input", message, { in: "body", fields: [{ field: "code", message }] });
}
