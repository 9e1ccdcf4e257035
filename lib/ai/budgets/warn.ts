import { transaction } from "@/lib/db";
import { addInboxItems } from "@/lib/inbox/service";
import { rolesThatMay } from "@/lib/permissions";
import { spentOf } from "./spent-sql";
import { percentOf, WARN_AT, whatOf } from "./warnings";

/**
 * Of the budgets that call $1 counts in, those that are nearly spent, with who is to know: the person whose it is, else
 * who manages the workspace's. Once in a period, and again where the limit was changed since.
 */
const NEARLY_SPENT = `/* name: nearly spent budgets */ SELECT w.user_id AS "userId", b.workspace_id AS "workspaceId",
    b.period::text AS period, b.user_id IS NOT NULL AS "isMine", m.label AS model, key.name AS key,
    spend.spent::float8 / b.limit_micros AS part
  FROM ai_calls made
  JOIN ai_budgets b ON b.workspace_id = made.workspace_id AND (b.user_id IS NULL OR b.user_id = made.user_id)
    AND (b.model_id IS NULL OR b.model_id = made.model_id) AND b.limit_micros > 0
  LEFT JOIN ai_models m ON m.id = b.model_id
  JOIN memberships w ON w.workspace_id = b.workspace_id
    AND CASE WHEN b.user_id IS NULL THEN w.role::text = ANY($2::text[]) ELSE w.user_id = b.user_id END,
  ${spentOf("made.created_at")},
  LATERAL (SELECT concat_ws(':', 'aiBudget', b.id, extract(epoch FROM p.starts)::bigint, b.limit_micros) AS name) key
  WHERE made.id = $1::uuid AND spend.spent >= b.limit_micros * ${WARN_AT}
    AND NOT EXISTS (SELECT FROM inbox_items i WHERE i.user_id = w.user_id AND i.key = key.name)`;

type Row = {
  userId: string;
  workspaceId: string;
  period: "DAY" | "MONTH";
  isMine: boolean;
  model: string | null;
  key: string;
  part: number;
};

/** Puts into the inboxes of those it concerns that a budget is nearly spent, once a call that counts in it is settled. */
export async function warnOfBudgets(callId: string): Promise<void> {
  await transaction(async (tx) => {
    const rows = await tx.$queryRawUnsafe<Row[]>(NEARLY_SPENT, callId, rolesThatMay("ai.manage"));
    await addInboxItems(
      tx,
      rows.map((row) => ({
        ...{ userId: row.userId, workspaceId: row.workspaceId, kind: "AI_BUDGET" as const, key: row.key },
        text: `${percentOf(row.part)} of ${whatOf(row)} is spent`,
      })),
    );
  });
}
