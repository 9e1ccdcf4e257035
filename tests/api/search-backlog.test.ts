import { expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import { searchContract } from "@/lib/search/contract";
import { readAgain } from "@/lib/search/read-again";
import { writeDocument } from "@/tests/documents";
import { makeChannel, makeMessages } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { send } from "@/tests/setup/request";

/** Runs `work` with the reading of texts that instances had before. */
async function asBefore(work: () => Promise<unknown>) {
  const { rows } = await pool().query<{ definition: string }>(
    "SELECT pg_get_functiondef('search_vector(text)'::regprocedure) AS definition",
  );
  await pool().query(`CREATE OR REPLACE FUNCTION search_vector(body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN to_tsvector('simple'::regconfig, lower(body))`);
  try {
    await work();
  } finally {
    await pool().query(rows[0]!.definition);
  }
}

const askToReadAgain = () =>
  db().searchBacklog.createMany({
    data: ["messages", "document_texts"].map((source) => ({
      source,
      beforeId: "ffffffff-ffff-ffff-ffff-ffffffffffff",
    })),
  });

const versions = ({ id }: { id: string }) =>
  db().$queryRaw<{ body: string; version: string }[]>`
    SELECT body, xmin::text AS version FROM messages WHERE channel_id = ${id}::uuid ORDER BY seq`;

it("reads old rows anew, writes those whose words change, and ends", async () => {
  await makePair();
  const open = await makeChannel(workspace, { name: "launches" });
  const plan = await makeChannel(workspace, { name: "Plan", type: "DOC" });
  await asBefore(async () => {
    await writeDocument(plan, ada, "Our vxcafé");
    await makeMessages(open, ada, 7, (n) => (n % 2 === 0 ? `plain words ${n}` : `au vxcafé ${n}`));
  });
  const found = async () => {
    const { items, isApproximate } = await send(ben, searchContract, { query: { q: "vxcafe" } });
    return isApproximate ? [] : items.map(({ type }) => type);
  };
  const before = await versions(open);
  await readAgain();
  expect(await found(), "Only what the backlog names is read").toEqual([]);
  await askToReadAgain();
  await readAgain({ maxRows: 20 });
  expect(await found()).toEqual(["document", "message", "message", "message"]);
  const after = await versions(open);
  const written = after.filter(({ version }, n) => version !== before[n]!.version);
  expect(written.map(({ body }) => body)).toEqual(["au vxcafé 1", "au vxcafé 3", "au vxcafé 5"]);
  expect(await db().searchBacklog.count()).toBe(0);
});

it("reads no more bytes in one statement than fit, and at least one row", async () => {
  await makePair();
  const open = await makeChannel(workspace);
  // Those of other files in this database.
  await db().message.deleteMany();
  await db().documentText.deleteMany();
  const texts = ["x".repeat(60), "x".repeat(60), "x".repeat(300), "x".repeat(30), "x".repeat(30)];
  await asBefore(() => makeMessages(open, ada, texts.length, (n) => `${texts[n]} vxcafé`));
  const statements = async (limits: Parameters<typeof readAgain>[0]) => {
    await askToReadAgain();
    const count = await countQueries(() => readAgain(limits));
    expect(await db().searchBacklog.count()).toBe(0);
    return count;
  };
  const inOne = await statements({});
  const { rows } = await pool().query("SELECT FROM messages WHERE search @@ 'vxcafe'::tsquery");
  expect(rows).toHaveLength(texts.length);
  expect(await statements({ maxBytes: 1 })).toBe(inOne + texts.length - 1);
  // The newest two with the long one, and the other two.
  expect(await statements({ maxBytes: 100 })).toBe(inOne + 1);
});
