import { pool } from "@/lib/db";
import type { Claimed } from "./claim";

/** How soon after a delivery what an incoming webhook posts counts as an answer to it. */
const SECONDS = 10;

/**
 * Whether a message was posted by an incoming webhook just after something else that the same one posted was sent to this
 * webhook: its receiver posts what it gets, and would be sent that again without end.
 */
const IS_ECHO = `SELECT EXISTS (
    SELECT FROM messages m JOIN webhook_deliveries d ON d.webhook_id = $2 AND d.object_type = 'message' AND d.id <> $3
      AND d.event LIKE 'message.%' AND d.status IN ('SENDING', 'DELIVERED', 'FAILED')
    JOIN messages earlier ON earlier.id = d.object_id AND earlier.id <> m.id
    WHERE m.id = $1 AND m.hook IS NOT NULL AND earlier.hook->>'id' = m.hook->>'id'
      AND earlier.created_at BETWEEN m.created_at - interval '${SECONDS} s' AND m.created_at
  ) AS "isEcho"`;

export async function isEcho({ id, event, objectId, webhookId, attempts }: Claimed): Promise<boolean> {
  if (event !== "message.created" || attempts > 1) return false;
  const { rows } = await pool().query<{ isEcho: boolean }>({
    name: "webhook echo",
    text: IS_ECHO,
    values: [objectId, webhookId, id],
  });
  return rows[0]?.isEcho === true;
}
