import type { Actor } from "@/lib/auth/actor";
import { pool } from "@/lib/db";
import { accessWorkspace } from "@/lib/workspaces/access";
import type { BudgetWarning } from "./schema";
import { spentOf } from "./spent-sql";
import { WARN_AT } from "./warnings";

const MOST = 20;

/** The fullest first. No amounts: those of the workspace are for who manages it. */
const NEAR = `SELECT b.id, b.user_id IS NOT NULL AS "isMine", b.model_id AS "modelId", m.label AS model,
    b.period::text AS period,
    CASE WHEN b.limit_micros = 0 THEN 1 ELSE least(1, spend.spent::float8 / b.limit_micros) END AS part,
    p.ends AS "resetsAt", z.zone AS "timeZone"
  FROM ai_budgets b LEFT JOIN ai_models m ON m.id = b.model_id, ${spentOf("now()")}
  WHERE b.workspace_id = $1::uuid AND (b.user_id IS NULL OR b.user_id = $2::uuid)
    AND spend.spent >= b.limit_micros * ${WARN_AT}
  ORDER BY part DESC, b.id LIMIT ${MOST}`;

/** The budgets that calls of the actor count in and that are nearly spent. */
export async function listWarnings(actor: Actor, workspaceId: string) {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  const { rows } = await pool().query<Omit<BudgetWarning, "resetsAt"> & { resetsAt: Date }>({
    name: "near ai budgets",
    text: NEAR,
    values: [workspaceId, actor.userId],
  });
  return { items: rows, nextCursor: null };
}
