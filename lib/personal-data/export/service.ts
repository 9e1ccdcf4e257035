import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { EXPORT_DAYS } from "@/lib/files/purposes";
import { take } from "@/lib/http/rate-limit";
import { startRun } from "@/lib/jobs/start-run";
import { sendMail } from "@/lib/mail/mail";
import { exportStartedMail } from "@/lib/mail/templates";
import { holdProof, provePerson } from "../proof";

const DAY_SECONDS = 24 * 60 * 60;
const EXPORTS_A_DAY = 5;

/** @throws AppError as `provePerson`; conflict while one is being made; rate_limited */
export async function startExport(actor: Actor, password: string | undefined) {
  const { userId } = actor;
  const proof = await provePerson(actor, password, "password");
  return transaction(async (tx) => {
    await holdProof(tx, actor, proof);
    const run = await startRun(tx, actor, "account.export", { userId }, { singletonKey: userId });
    await take(`export:user:${userId}`, EXPORTS_A_DAY, DAY_SECONDS);
    const { email, name } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    await sendMail(tx, email, exportStartedMail({ name }));
    return run;
  });
}

/** The archives that are ready and not expired. */
export async function listExports({ userId }: Pick<Actor, "userId">) {
  const since = new Date(Date.now() - EXPORT_DAYS * DAY_SECONDS * 1_000);
  const files = await db().file.findMany({
    where: { ownerId: userId, purpose: "EXPORT", status: "READY", createdAt: { gt: since } },
    orderBy: { id: "desc" },
  });
  const items = files.map(({ id, name, size, createdAt }) => ({
    ...{ id, name, size: Number(size), createdAt },
    expiresAt: new Date(createdAt.getTime() + EXPORT_DAYS * DAY_SECONDS * 1_000),
  }));
  return { items };
}
