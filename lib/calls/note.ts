import type { Transaction } from "@/lib/db";
import { publishMessage } from "@/lib/messages/load";
import type { Message } from "@/lib/messages/schema";
import type { Call } from "./schema";

export type CallNote = Extract<NonNullable<Message["system"]>, { type: "call" }>;

/** What its message in the stream says of a call. */
export function noteOf(
  call: Pick<Call, "id" | "isVideo" | "peopleCount" | "endReason" | "answeredAt" | "endedAt">,
): CallNote {
  const { id, isVideo, peopleCount, endReason, answeredAt, endedAt } = call;
  const seconds =
    answeredAt && endedAt ? Math.round((Date.parse(endedAt) - Date.parse(answeredAt)) / 1_000) : null;
  return { type: "call", callId: id, isVideo, peopleCount, endReason, seconds };
}

/** Has the message of a call that has ended say so, if it has one. Its nonce is the call's id. */
export async function noteEnd(tx: Transaction, call: Call): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE messages SET system = ${JSON.stringify(noteOf(call))}::jsonb
    WHERE author_id = ${call.startedBy?.id ?? null}::uuid AND nonce = ${call.id}::uuid AND kind = 'SYSTEM' RETURNING id`;
  if (rows[0]) await publishMessage(tx, rows[0].id);
}
