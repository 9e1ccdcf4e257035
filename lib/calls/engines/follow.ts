import type { Transaction } from "@/lib/db";
import type { Call, CallParticipant } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/jobs/queue";

type Participant = Pick<CallParticipant, "id" | "leftAt" | "canSpeak">;

/**
 * Has the engine follow a change of a call's participants, if and only if `tx` commits: who has left is put out of its
 * room, and who may not speak any more as well, which they come back from as listeners. Repeated until the engine's
 * server has done it.
 */
export async function followInEngine(
  tx: Transaction,
  call: Pick<Call, "id" | "engine" | "external">,
  { before, after, isOver }: { before: readonly Participant[]; after: readonly Participant[]; isOver: boolean },
): Promise<void> {
  if (call.engine === "MESH") return;
  const now = new Map(after.map((one) => [one.id, one]));
  const participantIds = before
    .filter(({ id, leftAt, canSpeak }) => {
      const next = now.get(id);
      return !leftAt && (!next || next.leftAt || (canSpeak && !next.canSpeak));
    })
    .map(({ id }) => id);
  if (!isOver && participantIds.length === 0) return;
  const { id: callId, engine, external } = call;
  await enqueue(tx, "call.applyToEngine", { callId, engine, external, participantIds, isOver });
}
