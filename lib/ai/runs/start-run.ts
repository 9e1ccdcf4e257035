import "server-only";
import type { Transaction } from "@/lib/db";
import type { Room } from "@/lib/realtime/rooms";
import { notifyRunners } from "./notify-runners";

export type NewRun = {
  /** A row of lib/composition/ai-purposes.ts. */
  purpose: string;
  answerId: string | null;
  sessionId: string | null;
  userId: string;
  workspaceId: string;
  modelId: string;
  /** Where its growth is announced. */
  room: Room;
};

/** Has a worker write an answer, if and only if `tx` commits. Authorize before. */
export async function startRun(tx: Transaction, run: NewRun): Promise<{ id: string }> {
  const created = await tx.aiRun.create({ data: run, select: { id: true } });
  await notifyRunners(tx);
  return created;
}
