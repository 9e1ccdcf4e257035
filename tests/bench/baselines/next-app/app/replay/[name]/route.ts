// The limit for endpoints: an empty route handler that runs the statements which the product's endpoint was recorded
// running, and answers with the rows of the last. It knows nobody, checks nothing and decides nothing.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";

type Statement = { name?: string; text: string; values: unknown[] };
type Recording = { statements: Statement[]; freshIds: string[] };

const recordings = JSON.parse(
  readFileSync(/* turbopackIgnore: true */ process.env.BENCH_RECORDINGS ?? "", "utf8"),
) as Record<string, Recording>;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 15 });

type Context = { params: Promise<{ name: string }> };

async function replay({ statements, freshIds }: Recording) {
  const fresh = freshIds.map((id) => [id, randomUUID()] as const);
  const renew = (value: unknown) =>
    typeof value === "string" ? fresh.reduce((text, [id, next]) => text.replaceAll(id, next), value) : value;
  const isTransaction = statements.some(({ text }) => /^begin/i.test(text));
  const client = isTransaction ? await pool.connect() : pool;
  let rows: unknown[] = [];
  for (const { values, ...statement } of statements)
    rows = (await client.query({ ...statement, values: values.map(renew) })).rows;
  if (client instanceof pg.Client) client.release();
  return rows;
}

export async function GET(_request: Request, { params }: Context) {
  return Response.json({ items: await replay(recordings[(await params).name]!) });
}

export async function POST(request: Request, { params }: Context) {
  await request.json();
  const rows = await replay(recordings[(await params).name]!);
  return Response.json(rows[0], { status: 201 });
}
