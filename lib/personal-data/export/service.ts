import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { listArchives } from "@/lib/files/list-archives";
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

export const listExports = ({ userId }: Pick<Actor, "userId">) =>
  listArchives({ ownerId: userId, purpose: "EXPORT" });
