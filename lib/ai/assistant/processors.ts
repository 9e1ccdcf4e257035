import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import type { Processor } from "@/lib/events/processor";
import { deliveredMessage } from "@/lib/messages/delivered";
import { asksAssistant } from "@/lib/objects/asks-assistant";
import { can } from "@/lib/permissions";
import { notifyRunners } from "../runs/notify-runners";
import { isFollowUp } from "./follow-up";
import { startAnswer } from "./start-answer";

/**
 * Begins the answer to a message that asks the assistant, by a mention or as a follow-up. A message has one answer,
 * however often it is edited; an edit makes no follow-up of what was none.
 */
export const answerOfMention: Processor<"message.created" | "message.updated"> = {
  name: "assistant",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    if (!message || message.authorId === ASSISTANT_ID || message.isHook) return;
    if (!message.role || !can(message.role, "message.create")) return;
    const isNew = delivery.event === "message.created";
    if (!asksAssistant(message.body) && !(isNew && (await isFollowUp(delivery.tx, message)))) return;
    await startAnswer(delivery.tx, message);
  },
};

const OF_DELETED = `/* name: runs of deleted message */ UPDATE ai_runs SET stop_requested_at = now()
  WHERE status IN ('QUEUED', 'RUNNING') AND stop_requested_at IS NULL AND id IN (
    SELECT a.run_id FROM messages m JOIN assistant_answers a ON a.id = m.id
    WHERE m.id = $1::uuid OR m.author_id = '${ASSISTANT_ID}' AND m.nonce = $1::uuid)
  RETURNING id`;

/** Nobody reads what is written further once the question, or the answer, is deleted. */
export const stopOfDeletedAnswer: Processor<"message.deleted"> = {
  name: "assistant",
  process: async ({ tx, objectId }) => {
    const runs = await tx.$queryRawUnsafe<{ id: string }[]>(OF_DELETED, objectId);
    for (const { id } of runs) await notifyRunners(tx, { stop: id });
  },
};
