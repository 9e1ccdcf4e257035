import type { Actor } from "@/lib/auth/actor";
import { admit, type Entry } from "@/lib/auth/enter";
import { findPending, takePending } from "@/lib/auth/pending";
import { rememberDevice } from "@/lib/auth/remembered-device";
import { db } from "@/lib/db";
import { factorsOf } from "./factors";
import { proveFactor, wrongCode } from "./prove";
import type { FactorAnswer, FactorName } from "./schema";

/** What the sign-in that waits in this browser can be completed with; null where none waits. */
export async function findSecondStep(cookie: string | null): Promise<{ factors: FactorName[] } | null> {
  const pending = await findPending(db(), cookie);
  return pending && { factors: await factorsOf(db(), pending.userId) };
}

type Step = { answer: FactorAnswer; isRemembered: boolean };

/**
 * Completes the sign-in that waits in this browser. One that is over is refused like a wrong code.
 * @returns the value of the session's cookie, and of the one by which the browser isn't asked again
 */
export async function takeSecondStep(
  { answer, isRemembered }: Step,
  client: Entry["client"],
  former: Actor | null,
) {
  const { cookie } = client;
  const pending = await findPending(db(), cookie);
  if (!pending) throw wrongCode();
  const { userId, door } = pending;
  return proveFactor({ userId, answer, cookie }, async (tx) => {
    if (!(await takePending(tx, userId, cookie))) throw wrongCode();
    const session = await admit(tx, { userId, door, client, former });
    return { userId, session, remembered: isRemembered ? await rememberDevice(tx, userId) : null };
  });
}
