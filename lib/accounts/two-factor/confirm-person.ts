import type { Actor } from "@/lib/auth/actor";
import { refreshProof } from "@/lib/auth/fresh";
import { hasTwoFactors } from "@/lib/auth/second-factor";
import { db, transaction } from "@/lib/db";
import { checkOwnPassword } from "../passwords/service";
import { factorsOf } from "./factors";
import { proveFactor, wrongCode } from "./prove";
import type { ProofName, ProofOfPerson } from "./schema";

/**
 * What the person can prove with who they are: a factor where they have set up two, their password else. Without either
 * they sign in again.
 */
export async function waysToConfirm({ userId }: Actor): Promise<{ ways: ProofName[] }> {
  if (await hasTwoFactors(db(), userId)) return { ways: await factorsOf(db(), userId) };
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  return { ways: user.passwordHash ? ["password"] : [] };
}

/** Makes the session fresh (`assertFresh`). */
export async function confirmPerson(
  actor: Actor,
  proof: ProofOfPerson,
  cookie: string | null,
): Promise<void> {
  const { userId } = actor;
  if (proof.factor !== "password")
    return proveFactor({ userId, answer: proof, cookie }, (tx) => refreshProof(tx, actor));
  // Who has two factors isn't let off with the weaker one.
  if (await hasTwoFactors(db(), userId)) throw wrongCode();
  await checkOwnPassword(actor, proof.password);
  await transaction((tx) => refreshProof(tx, actor));
}
