import type { Transaction } from "@/lib/db";

/** After a reply was deleted. Replies that come add themselves; only this reads all of them. */
export async function recountReplies(tx: Transaction, threadId: string): Promise<void> {
  // Its lock comes first: the next statement then sees every reply that was counted before.
  await tx.$queryRaw`SELECT FROM threads WHERE id = ${threadId}::uuid FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    WITH by_author AS (
      SELECT author_id, count(*) AS replies, max(seq) AS latest FROM messages
      WHERE thread_id = ${threadId}::uuid AND deleted_at IS NULL GROUP BY author_id
    )
    UPDATE threads SET reply_count = (SELECT coalesce(sum(replies), 0) FROM by_author),
      recent_author_ids = ARRAY(SELECT author_id FROM by_author ORDER BY latest DESC LIMIT 3)
    WHERE id = ${threadId}::uuid`;
}
