import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import type { Transaction } from "@/lib/db";
import type { DeliveredMessage } from "@/lib/messages/delivered";
import { type MentionTarget, mentionsIn } from "@/lib/objects/mentions";

/** Whether in thread $1 the assistant has answered person $2, and nobody else has written. */
const IS_BETWEEN_TWO = `/* name: is between two */ SELECT FROM messages a JOIN assistant_answers s ON s.id = a.id
  WHERE a.thread_id = $1::uuid AND a.deleted_at IS NULL AND s.asker_id = $2::uuid
    AND NOT EXISTS (SELECT FROM messages o WHERE (o.thread_id = $1::uuid OR o.id = $1::uuid)
      AND o.author_id NOT IN ($2::uuid, '${ASSISTANT_ID}') AND o.deleted_at IS NULL AND o.system IS NULL)
  LIMIT 1`;

export async function isBetweenTwo(tx: Transaction, threadId: string, userId: string): Promise<boolean> {
  return (await tx.$queryRawUnsafe<unknown[]>(IS_BETWEEN_TWO, threadId, userId)).length > 0;
}

const PEOPLE: readonly MentionTarget["type"][] = ["person", "role", "all"];

/** Whether a reply that doesn't mention the assistant is for it: it names nobody, and only the two have written there. */
export async function isFollowUp(
  tx: Transaction,
  { threadId, authorId, body }: Pick<DeliveredMessage, "threadId" | "authorId" | "body">,
): Promise<boolean> {
  if (!threadId || !body.trim() || mentionsIn(body).some(({ type }) => PEOPLE.includes(type))) return false;
  return isBetweenTwo(tx, threadId, authorId);
}
