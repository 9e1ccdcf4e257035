import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { BOUNDED, boundStatement } from "./bounds";

const inA = { workspaceIds: ["a"], hasConversations: false };
const bind = (sql: string, values: unknown[] = []) => boundStatement(sql, values, inA);

it("leaves a statement alone without bounds, and one that reads none of the tables", () => {
  const sql = "SELECT 1 FROM memberships";
  expect(boundStatement(sql, [], null)).toMatchObject({ sql, values: [] });
  for (const other of ["BEGIN", "SELECT name FROM users WHERE id = $1", "LISTEN channels"])
    expect(bind(other).sql).toBe(other);
});

it("puts the rows within before what a statement reads, and the workspaces after its values", () => {
  const { sql, values } = bind("/* name: mine */ SELECT 1 FROM memberships w WHERE w.user_id = $1", ["ann"]);
  expect(sql).toBe(
    "WITH memberships AS NOT MATERIALIZED (SELECT * FROM public.memberships WHERE workspace_id = ANY($2::uuid[])) SELECT 1 FROM memberships w WHERE w.user_id = $1",
  );
  expect(values).toEqual(["ann", ["a"]]);
});

it("goes before the table expressions that a statement has itself", () => {
  expect(bind("WITH RECURSIVE own AS (SELECT 1 FROM channels) SELECT * FROM own").sql).toMatch(
    /^WITH RECURSIVE channels AS NOT MATERIALIZED \(.*\), own AS \(SELECT 1 FROM channels\) SELECT/,
  );
});

it("reads what Prisma names with its schema", () => {
  expect(bind('SELECT "public"."drafts"."id" FROM "public"."drafts"').sql).toMatch(
    /SELECT "drafts"."id" FROM "drafts"$/,
  );
});

it("leaves the tables that are written to or locked, and binds the others", () => {
  const written = bind(
    "UPDATE inbox_items SET done_at = now() WHERE channel_id IN (SELECT id FROM channels)",
  ).sql;
  expect(written).toMatch(/^WITH channels AS/);
  expect(written).not.toContain("inbox_items AS");
  const locked = bind("SELECT 1 FROM channels c JOIN memberships w ON true FOR KEY SHARE OF c").sql;
  expect(locked).toMatch(/^WITH memberships AS/);
  expect(locked).not.toContain("channels AS");
});

/** Tables of a workspace or channel that nobody reads but by way of it. */
const REACHED_BY_CHANNEL = [
  ...[
    "ai_chunks",
    "ai_chunk_bits",
    "board_columns",
    "deleted_columns",
    "documents",
    "event_outbox",
    "labels",
  ],
  ...[
    "messages",
    "object_references",
    "pins",
    "task_activity",
    "tasks",
    "ai_index_changes",
    "webhook_deliveries",
    "sso_grants",
  ],
];

it("decides on each table that has a workspace or a channel", () => {
  const schema = readdirSync("prisma/schema").map((file) => readFileSync(`prisma/schema/${file}`, "utf8"));
  const models = schema.join("\n").matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm);
  const tables = [...models].flatMap(([, body = ""]) =>
    /@map\("(workspace|channel)_id"\)/.test(body) ? (/@@map\("(\w+)"\)/.exec(body)?.[1] ?? []) : [],
  );
  const undecided = tables.filter((table) => !(table in BOUNDED) && !REACHED_BY_CHANNEL.includes(table));
  expect(undecided).toEqual([]);
});

it("decides on each view, which reads its tables past what stands before a statement", () => {
  const migrations = readdirSync("prisma/migrations", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sql"))
    .map((file) => readFileSync(`prisma/migrations/${file}`, "utf8"));
  const views = migrations.join("\n").matchAll(/CREATE (?:OR REPLACE )?VIEW "?(\w+)"?/g);
  expect([...views].map(([, view]) => view!).filter((view) => !(view in BOUNDED))).toEqual([]);
});
