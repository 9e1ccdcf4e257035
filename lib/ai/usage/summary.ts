import { pool } from "@/lib/db";
import type { Usage, UsageSums } from "./schema";

/** Whose calls: those of a person or a workspace, or all of the instance. */
export type Payer = { userId?: string; workspaceId?: string };

const MOST = 20;

/** People by their accounts: several may have one name. */
const SUMS = `SELECT g.kind, max(g.name) AS name, count(*)::int AS calls, sum(c.cost_micros)::float8 AS "costMicros",
    sum(c.input_tokens)::float8 AS "inputTokens", sum(c.output_tokens)::float8 AS "outputTokens",
    count(*) FILTER (WHERE c.price IS NULL)::int AS unpriced
  FROM ai_calls c, LATERAL (VALUES ('total', '', ''), ('day', to_char(c.created_at AT TIME ZONE $3, 'YYYY-MM-DD'), ''),
    ('model', c.model_name, ''), ('person', c.user_name, coalesce(c.user_id::text, c.user_name)),
    ('purpose', c.purpose, '')) g (kind, name, account)
  WHERE ($1::uuid IS NULL OR c.user_id = $1::uuid) AND ($2::uuid IS NULL OR c.workspace_id = $2::uuid)
    AND c.created_at >= (date_trunc('day', now() AT TIME ZONE $3) - make_interval(days => $4::int - 1)) AT TIME ZONE $3
  GROUP BY g.kind, g.account, CASE WHEN g.account = '' THEN g.name END
  ORDER BY "costMicros" DESC, calls DESC, name`;

const DAYS = `SELECT to_char(day, 'YYYY-MM-DD') AS day FROM generate_series(
    date_trunc('day', now() AT TIME ZONE $1) - make_interval(days => $2::int - 1),
    date_trunc('day', now() AT TIME ZONE $1), interval '1 day') day`;

type Row = UsageSums & { kind: "total" | "day" | "model" | "person" | "purpose"; name: string };

const NOTHING: UsageSums = { calls: 0, costMicros: 0, inputTokens: 0, outputTokens: 0, unpriced: 0 };

/** Sums of the ledger over the last days of a zone. What is only reserved costs nothing yet. */
export async function summarize(
  { userId, workspaceId }: Payer,
  timeZone: string,
  days: number,
): Promise<Usage> {
  const scope = [userId ?? null, workspaceId ?? null];
  const [sums, calendar] = await Promise.all([
    pool().query<Row>({ name: "ai usage", text: SUMS, values: [...scope, timeZone, days] }),
    pool().query<{ day: string }>({ name: "ai usage days", text: DAYS, values: [timeZone, days] }),
  ]);
  const of = (kind: Row["kind"]) => sums.rows.filter((row) => row.kind === kind);
  const byDay = new Map(of("day").map((row) => [row.name, row]));
  return {
    timeZone,
    total: of("total")[0] ?? NOTHING,
    days: calendar.rows.map(({ day }) => ({ ...NOTHING, ...byDay.get(day), day })),
    models: of("model").slice(0, MOST),
    people: of("person").slice(0, MOST),
    purposes: of("purpose").slice(0, MOST),
  };
}
