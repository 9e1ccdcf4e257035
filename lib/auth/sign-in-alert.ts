import type { Transaction } from "@/lib/db";
import { isWithinLimit } from "@/lib/http/rate-limit";
import { sendMail } from "@/lib/mail/mail";
import { newSignInMail } from "@/lib/mail/templates";
import { describeUserAgent } from "@/lib/user-agent";
import { type Client, inSeconds } from "./session-store";
import { hashToken, newToken } from "./tokens";

const LIFE_SECONDS = 7 * 24 * 60 * 60;
/** The first sign-ins of a new account are from nowhere known. */
const NEW_ACCOUNT_MS = 60 * 60 * 1000;

type SignIn = { userId: string; sessionId: string; kind: "BROWSER" | "PROGRAM"; client: Client };

/** Mails the owner of an account that somebody signed in whom we don't know, with a link that ends that session. */
export async function alertOwner(
  tx: Transaction,
  { userId, sessionId, kind, client }: SignIn,
): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, createdAt: true },
  });
  if (Date.now() - user.createdAt.getTime() < NEW_ACCOUNT_MS) return;
  if (!(await isWithinLimit(tx, `mail:sign-in:${userId}`, 10, 60 * 60))) return;
  const token = newToken();
  const expires = inSeconds(LIFE_SECONDS);
  await tx.signInAlert.create({ data: { userId, sessionId, tokenHash: hashToken(token), expires } });
  const device = describeUserAgent(client.userAgent, kind);
  await sendMail(tx, user.email, newSignInMail({ name: user.name, device, ip: client.ip, token }));
}
