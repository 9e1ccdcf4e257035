import type { Actor } from "@/lib/auth/actor";
import { db, pool, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { accessWorkspace } from "@/lib/workspaces/access";
import { openTo } from "@/lib/workspaces/open-to";
import type { Budget, NewBudget } from "./schema";
import { spentOf } from "./spent-sql";

const READ = `SELECT b.id, b.period::text AS period, b.limit_micros::float8 AS "limitMicros",
    spend.spent::float8 AS "spentMicros", p.ends AS "resetsAt", z.zone AS "timeZone",
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS person,
    CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'label', m.label) END AS model
  FROM ai_budgets b LEFT JOIN users u ON u.id = b.user_id LEFT JOIN ai_models m ON m.id = b.model_id,
    ${spentOf("now()")}`;

type Row = Omit<Budget, "resetsAt"> & { resetsAt: Date };

export async function listBudgets(
  actor: Actor,
  workspaceId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  await accessWorkspace(actor, workspaceId, "ai.manage");
  const { rows } = await pool().query<Row>({
    name: "list ai budgets",
    text: `${READ} WHERE b.workspace_id = $1::uuid AND ($2::uuid IS NULL OR b.id > $2::uuid) ORDER BY b.id LIMIT $3::int`,
    values: [workspaceId, cursorId(cursor), limit + 1],
  });
  return toPage(rows, limit, ({ id }) => id);
}

export async function createBudget(actor: Actor, workspaceId: string, input: NewBudget) {
  await accessWorkspace(actor, workspaceId, "ai.manage");
  const { userId, modelId, period, limitMicros } = input;
  const id = await transaction(async (tx) => {
    // Two at once would both find none.
    await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    const isMember = userId && (await tx.membership.count({ where: { workspaceId, userId } })) > 0;
    if (userId && !isMember) throw notFound("person");
    if (modelId && !(await tx.aiModel.count({ where: { id: modelId } }))) throw notFound("model");
    const same = await tx.aiBudget.findFirst({
      where: { workspaceId, userId, modelId, period },
      select: { id: true },
    });
    if (same) throw new AppError("conflict", "There is such a budget already. Change its limit.");
    const data = { workspaceId, userId, modelId, period, limitMicros: BigInt(limitMicros) };
    return (await tx.aiBudget.create({ data, select: { id: true } })).id;
  });
  return readBudget(id);
}

export async function updateBudget(actor: Actor, budgetId: string, { limitMicros }: { limitMicros: number }) {
  const { id } = await accessBudget(actor, budgetId);
  await db().aiBudget.updateMany({ where: { id }, data: { limitMicros: BigInt(limitMicros) } });
  return readBudget(id);
}

export async function deleteBudget(actor: Actor, budgetId: string): Promise<void> {
  const { id } = await accessBudget(actor, budgetId);
  await db().aiBudget.deleteMany({ where: { id } });
}

async function accessBudget(actor: Actor, id: string) {
  const budget = await db().aiBudget.findFirst({
    where: { id, workspace: { memberships: openTo(actor.userId) } },
    select: { id: true, workspaceId: true },
  });
  if (!budget) throw notFound("budget");
  await accessWorkspace(actor, budget.workspaceId, "ai.manage");
  return budget;
}

async function readBudget(id: string) {
  const { rows } = await pool().query<Row>({
    name: "read ai budget",
    text: `${READ} WHERE b.id = $1::uuid`,
    values: [id],
  });
  if (!rows[0]) throw notFound("budget");
  return rows[0];
}
