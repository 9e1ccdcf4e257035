import { db, type Transaction, transaction } from "@/lib/db";
import type { FileText } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/jobs/queue";

/** Longer than all tries of the job take. */
const STUCK_MS = 10 * 60_000;

/** Has a job read a file, if and only if `tx` commits. */
export async function beginReading(tx: Transaction, fileId: string): Promise<void> {
  const begun = { status: "READING" as const, problem: null };
  await tx.fileText.upsert({ where: { fileId }, create: { fileId, ...begun }, update: begun });
  await enqueue(tx, "ai.readFile", { fileId });
}

/** Whether nobody reads a file any more: its job failed, or its worker died, on all tries. */
export const isStuck = ({ status, updatedAt }: Pick<FileText, "status" | "updatedAt">): boolean =>
  status === "READING" && updatedAt.getTime() < Date.now() - STUCK_MS;

/** Whether a file is read; a job begins to read it where nobody does. Authorize before. */
export async function isReadOrBegun(fileId: string): Promise<boolean> {
  const text = await db().fileText.findUnique({
    where: { fileId },
    select: { status: true, updatedAt: true },
  });
  if (text && !isStuck(text)) return text.status !== "READING";
  await transaction((tx) => beginReading(tx, fileId));
  return false;
}
