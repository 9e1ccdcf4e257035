import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { evenTime } from "@/lib/auth/even-time";
import { claimInstance, toInstanceRole } from "@/lib/auth/instance-role";
import { hashPassword } from "@/lib/auth/password-hash";
import { db, transaction } from "@/lib/db";
import { isWithinLimit } from "@/lib/http/rate-limit";
import { sendMail } from "@/lib/mail/mail";
import { readableAddress } from "@/lib/mail/readable-address";
import { alreadyRegisteredMail } from "@/lib/mail/templates";
import { publishPerson } from "@/lib/people/publish";
import type { InstanceRole } from "@/lib/permissions";
import type { Me, ProfileChange, Registration } from "./schema";
import { mailVerification } from "./verification/service";

/**
 * Creates an account and mails the link that verifies its address. When the address is taken, its owner is notified by
 * mail instead; the caller sees the same, in the same time. Signs nobody in.
 */
export async function register(input: z.output<typeof Registration>): Promise<void> {
  const { name, email, password } = input;
  await evenTime(250, async () => {
    const passwordHash = await hashPassword(password);
    await transaction(async (tx) => {
      // Skipping a duplicate, unlike failing on it, leaves the transaction usable. Of two concurrent registrations
      // only one inserts.
      const [user] = await tx.user.createManyAndReturn({
        data: { name, email, passwordHash },
        skipDuplicates: true,
      });
      if (user) {
        await claimInstance(tx, user.id);
        await mailVerification(tx, user);
        return;
      }
      // Not refused: a stranger could keep the owner from registering.
      if (await isWithinLimit(tx, `mail:register:${email}`, 5, 15 * 60))
        await sendMail(tx, email, alreadyRegisteredMail());
    });
  });
}

export async function getMe(userId: string): Promise<Me> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, include: ME });
  return toMe(user);
}

/** Changes my profile. */
export async function updateMe(actor: Actor, change: ProfileChange): Promise<Me> {
  return transaction(async (tx) => {
    const user = await tx.user.update({ where: { id: actor.userId }, data: change, include: ME });
    await publishPerson(tx, actor.userId);
    return toMe(user);
  });
}

const ME = { accounts: { where: { provider: "github" }, select: { id: true } } } as const;

type UserRow = {
  id: string;
  name: string;
  image: string | null;
  email: string;
  emailVerified: Date | null;
  passwordHash: string | null;
  instanceRole: InstanceRole;
  accounts: unknown[];
};

const toMe = (user: UserRow): Me => ({
  id: user.id,
  name: user.name,
  image: user.image,
  email: readableAddress(user.email),
  emailVerified: user.emailVerified !== null,
  hasPassword: user.passwordHash !== null,
  hasGitHub: user.accounts.length > 0,
  instanceRole: toInstanceRole(user),
});
