import type pg from "pg";
import { pool, withConnection } from "@/lib/db";
import { budgetSpent, type SpentBudget } from "./refusal";
import { spentOf } from "./spent-sql";

type Call = { userId: string | null; workspaceId: string; modelId: string; micros: bigint; at: Date };
export type Insert = (client: pg.Pool | pg.PoolClient) => Promise<pg.QueryResult>;

const MATCHES = `b.workspace_id = $1::uuid AND (b.user_id IS NULL OR b.user_id = $2::uuid)
  AND (b.model_id IS NULL OR b.model_id = $3::uuid)`;

const HAS_BUDGETS = `SELECT FROM ai_budgets b WHERE ${MATCHES} LIMIT 1`;

/** In one order, so that calls at once wait for each other and not in a circle. */
const LOCK = `SELECT FROM ai_budgets b WHERE ${MATCHES} ORDER BY b.id FOR UPDATE`;

/** After the lock: a statement sees what was committed before it began. */
const SUMS = `SELECT b.id, b.period::text AS period, b.user_id IS NOT NULL AS "isPersons",
    b.model_id IS NOT NULL AS "isModels", b.limit_micros::text AS "limit", spend.spent::text AS spent,
    p.ends AS "resetsAt", z.zone AS "timeZone"
  FROM ai_budgets b, ${spentOf("$4::timestamptz")}
  WHERE ${MATCHES} ORDER BY b.id`;

type Row = SpentBudget & { limit: string; spent: string };

/**
 * Enters a call where each budget that it counts in has enough left, under a lock of these budgets.
 * @throws AppError budget_spent
 */
export async function assertWithinBudgets(call: Call, insert: Insert): Promise<void> {
  const scope = [call.workspaceId, call.userId, call.modelId];
  const { rowCount } = await pool().query({ name: "has budgets", text: HAS_BUDGETS, values: scope });
  if (!rowCount) return void (await insert(pool()));
  const short = await withConnection(async (client) => {
    await client.query("BEGIN");
    await client.query({ name: "lock budgets", text: LOCK, values: scope });
    const { rows } = await client.query<Row>({
      name: "sum budgets",
      text: SUMS,
      values: [...scope, call.at],
    });
    const spent = rows.find((row) => BigInt(row.spent) + call.micros > BigInt(row.limit));
    if (!spent) await insert(client);
    await client.query("COMMIT");
    return spent;
  });
  if (short) throw budgetSpent(short);
}
