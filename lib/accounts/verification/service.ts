import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { take } from "@/lib/http/rate-limit";
import { sendMail } from "@/lib/mail/mail";
import { verifyEmailMail } from "@/lib/mail/templates";
import { issueEmailToken, newEmailCode, redeemEmailCode, redeemEmailToken } from "../email-tokens/service";

type Addressee = { id: string; name: string; email: string };

/** Mails the link that verifies the address, and a code that does, too. */
export async function mailVerification(tx: Transaction, user: Addressee): Promise<void> {
  const code = newEmailCode();
  const token = await issueEmailToken(tx, user.id, "VERIFY_EMAIL", code);
  await sendMail(tx, user.email, verifyEmailMail({ name: user.name, token, code }));
}

/**
 * @throws AppError conflict when the address is verified already; rate_limited, since the address may belong to another
 * person
 */
export async function requestVerification(actor: Actor): Promise<void> {
  await take(`mail:verify:${actor.userId}`, 5, 15 * 60);
  await transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
    if (user.emailVerified) throw new AppError("conflict", "Your e-mail address is verified already.");
    await mailVerification(tx, user);
  });
}

/** The holder of the token has read the mail; being signed in isn't needed, the mail may be open on a phone. */
export async function verifyEmail(token: string): Promise<void> {
  await transaction(async (tx) => {
    const id = await redeemEmailToken(tx, token, "VERIFY_EMAIL");
    await tx.user.update({ where: { id }, data: { emailVerified: new Date() } });
  });
}

/**
 * Verifies my address by the code of the mail. The link of that mail is used up with it.
 * @throws AppError invalid_input for a wrong code, one that has expired, and after too many tries alike
 */
export async function verifyEmailByCode(actor: Actor, code: string): Promise<void> {
  if (!(await redeemEmailCode(actor.userId, code, "VERIFY_EMAIL"))) {
    const message =
      "That isn’t the code of the last mail, or it can’t be used any more. Send the mail again.";
    throw new AppError("invalid_input", message, { in: "body", fields: [{ field: "code", message }] });
  }
  await transaction((tx) =>
    tx.user.update({ where: { id: actor.userId }, data: { emailVerified: new Date() } }),
  );
}
