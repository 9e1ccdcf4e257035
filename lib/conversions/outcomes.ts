import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { accessMessage } from "@/lib/messages/access";
import { publishMessage } from "@/lib/messages/load";
import type { ObjectKey } from "@/lib/objects/types";
import { MAX_OUTCOMES } from "./limits";

/** Shows under a message what was made of it. Beyond the limit only the mentions of the message say so. */
export async function addOutcomes(
  tx: Transaction,
  messageId: string,
  keys: readonly ObjectKey[],
): Promise<void> {
  const changed = await tx.$executeRaw`
    UPDATE messages SET outcomes = (
      SELECT jsonb_agg(key ORDER BY place) FROM (
        SELECT key, min(place) AS place
        FROM jsonb_array_elements(coalesce(outcomes, '[]') || ${JSON.stringify(keys)}::jsonb) WITH ORDINALITY AS o(key, place)
        GROUP BY key ORDER BY min(place) LIMIT ${MAX_OUTCOMES}) kept)
    WHERE id = ${messageId}::uuid AND deleted_at IS NULL`;
  if (changed > 0) await publishMessage(tx, messageId);
}

/** What was made of the message stays as it is. */
export async function removeOutcome(actor: Actor, messageId: string, key: ObjectKey): Promise<void> {
  await accessMessage(actor, messageId, "message.create");
  await transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE messages SET outcomes = (
        SELECT jsonb_agg(key ORDER BY place) FROM jsonb_array_elements(outcomes) WITH ORDINALITY AS o(key, place)
        WHERE key ->> 'id' <> ${key.id} OR key ->> 'type' <> ${key.type})
      WHERE id = ${messageId}::uuid AND outcomes @> ${JSON.stringify([key])}::jsonb`;
    if (changed > 0) await publishMessage(tx, messageId);
  });
}
