import { pool, type Transaction } from "@/lib/db";
import { type Limiter, stateOf } from "./limiter";

const COUNT = `
  INSERT INTO rate_limits AS r (key, count, reset_at) VALUES ($1, greatest(0, $3::int), now() + $2 * interval '1 second')
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN r.reset_at <= now() THEN EXCLUDED.count ELSE greatest(0, r.count + $3::int) END,
    reset_at = CASE WHEN r.reset_at <= now() THEN EXCLUDED.reset_at ELSE r.reset_at END
  RETURNING count, reset_at AS "resetAt"`;

type Row = { count: number; resetAt: Date };

/** Counts in the database, for all processes of an instance together: one statement, and no wait for the disk. */
export const inPostgres: Limiter = async (key, tokens, windowSeconds, amount = 1) => {
  const { rows } = await pool().query<Row>({
    name: "count request",
    text: COUNT,
    values: [key, windowSeconds, amount],
  });
  return stateOfRow(rows[0], tokens);
};

/** As `inPostgres`, on the connection of a transaction and undone with it. */
export const inTransaction =
  (tx: Transaction): Limiter =>
  async (key, tokens, windowSeconds, amount = 1) => {
    const [row] = await tx.$queryRawUnsafe<Row[]>(COUNT, key, windowSeconds, amount);
    return stateOfRow(row, tokens);
  };

function stateOfRow(row: Row | undefined, tokens: number) {
  if (!row) throw new Error("The statement returns the row it writes");
  return stateOf(row.count, tokens, row.resetAt.getTime());
}
