import type { Transaction } from "@/lib/db";
import type { Call, CallParticipant } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/jobs/queue";

type Participant = Pick<CallParticipant, "id" | "leftAt" | "canSpeak">;

/**
 * Has the engine follow a change of a call, if and only if `tx` commits: who has left is put out of its room, and who
 * may not speak any more as well, which they come back to as listeners. Repeated until the engine's server has done it.
 */
export async function followInEngine(
  tx: Transaction,
  { id: callId, engine, external }: Pick<Call, "id" | "engine" | "external">,
  before: readonly Participant[],
  after: { status: Call["status"]; participants: readonly Participant[] },
): Promise<void> {
  if (engine === "MESH") return;
  const now = new Map(after.participants.map((one) => [one.id, one]));
  const isOut = ({ id, leftAt, canSpeak }: Participant) => {
    const next = now.get(id);
    return !leftAt && (!next || next.leftAt !== null || (canSpeak && !next.canSpeak));
  };
  const participantIds = before.filter(isOut).map(({ id }) => id);
  const isOver = after.status === "ENDED";
  if (!isOver && participantIds.length === 0) return;
  await enqueue(tx, "call.applyToEngine", { callId, engine, external, participantIds, isOver });
}
