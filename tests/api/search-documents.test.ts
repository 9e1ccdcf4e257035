import { beforeEach, expect, it } from "vitest";
import type { z } from "zod";
import { db, transaction } from "@/lib/db";
import { searchContract } from "@/lib/search/contract";
import type { SearchResult } from "@/lib/search/schema";
import { writeDocument } from "@/tests/documents";
import { makeChannel, makeMessage } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

type Query = z.input<(typeof searchContract)["query"]>;
type Who = typeof ada;
let plan: { id: string };

beforeEach(async () => {
  await makePair();
  plan = await makeChannel(workspace, { name: "Plan", type: "DOC" });
});

const search = (who: Who, q: string, more: Partial<Query> = {}) =>
  send(who, searchContract, { query: { q, ...more } });
const documents = async (who: Who, q: string, more: Partial<Query> = {}) =>
  (await search(who, q, more)).items.filter(({ type }) => type === "document");
const textOf = ({ snippet }: SearchResult) => snippet.map(({ text }) => text).join("");

it("finds a document by its text, at the block that has most of the words", async () => {
  const { fragment } = await writeDocument(plan, ada, "Rockets", "The rocket leaves at noon", "A rocketeer");
  const block = fragment.get(1)._item!.id;
  const [found] = await documents(ben, "rocket noo");
  expect(found).toMatchObject({
    type: "document",
    id: plan.id,
    person: null,
    place: {
      channelId: plan.id,
      channelName: "Plan",
      channelType: "DOC",
      anchor: { block: `${block.client}-${block.clock}` },
    },
  });
  expect(found?.snippet).toEqual([
    { text: "The ", isMatch: false },
    { text: "rocket", isMatch: true },
    { text: " leaves at ", isMatch: false },
    { text: "noon", isMatch: true },
  ]);
  // Words of different blocks, a phrase, and what must not be there.
  expect(await documents(ben, "rockets noon")).toHaveLength(1);
  expect(await documents(ben, '"leaves at noon"')).toHaveLength(1);
  expect(await documents(ben, '"noon leaves"')).toHaveLength(0);
  expect(await documents(ben, "rocket -rocketeer")).toHaveLength(0);
});

it("finds whole words before parts of words, and scripts without spaces", async () => {
  await writeDocument(plan, ada, "A party in the garden", "Modern art", "東京タワーで会う");
  expect((await documents(ben, "art garden")).map(textOf)).toHaveLength(1);
  expect((await documents(ben, '"art"')).map(textOf)).toEqual(["Modern art"]);
  expect((await documents(ben, "タワー")).map(textOf)).toEqual(["東京タワーで会う"]);
});

it("finds what an edit added, and not what it deleted", async () => {
  const { edit } = await writeDocument(plan, ada, "Apples", "Pears");
  await edit((fragment) => fragment.delete(0, 1));
  expect(await documents(ben, "apples")).toEqual([]);
  expect((await documents(ben, "pears")).map(textOf)).toEqual(["Pears"]);
  await db().channel.delete({ where: { id: plan.id } });
  expect(await documents(ben, "pears")).toEqual([]);
});

it("shows documents to those who see their channel, within the scope, beside the messages", async () => {
  const secret = await makeChannel(workspace, {
    ...{ name: "Budget", type: "DOC", visibility: "PRIVATE" },
    members: [{ user: ada, role: "MANAGER" }],
  });
  await writeDocument(secret, ada, "Forty rockets");
  await writeDocument(plan, ada, "One rocket, many rockets");
  const message = await makeMessage(plan, ada, "rockets!");
  expect((await documents(ben, "rockets")).map(({ id }) => id)).toEqual([plan.id]);
  expect((await documents(ada, "rockets")).map(({ id }) => id)).toEqual([plan.id, secret.id]);
  const here = { scope: "channel" as const, channelId: plan.id };
  expect((await search(ada, "rockets", here)).items.map(({ id }) => id)).toEqual([plan.id, message.id]);
  expect((await documents(ada, "rockets in:Budget")).map(({ id }) => id)).toEqual([secret.id]);
  expect(await documents(ada, "rockets after:2099-01-01")).toEqual([]);
  expect(await documents(ada, "rockets from:me")).toEqual([]);
  expect(await documents(ada, "rockets has:link")).toEqual([]);
});

it("lists documents page by page, the last edited first", async () => {
  const made = [];
  for (const name of ["One", "Two", "Three"]) {
    const document = await makeChannel(workspace, { name, type: "DOC" });
    await writeDocument(document, ada, `rocket ${name}`);
    made.unshift(document.id);
  }
  const page = (cursor?: string) =>
    search(ben, "rocket", { type: "document", limit: 2, ...(cursor && { cursor }) });
  const first = await page();
  expect(first.items.map(({ id }) => id)).toEqual(made.slice(0, 2));
  const second = await page(first.nextCursor!);
  expect(second.items.map(({ id }) => id)).toEqual(made.slice(2));
  expect(second.nextCursor).toBeNull();
  const query = { q: "rocket", type: "document" as const, cursor: "20" };
  expect(await refusal(ben, searchContract, { query })).toMatchObject({ code: "invalid_input" });
});

it("takes what PostgreSQL can't keep out of a text", async () => {
  await writeDocument(plan, ada, `a\0b rocket ${"x ".repeat(150_000)}end`);
  expect((await documents(ben, "rocket")).map(({ id }) => id)).toEqual([plan.id]);
  // So much of a text isn't searched.
  expect(await documents(ben, '"end"')).toEqual([]);
});

it("stores in time as much of a script without spaces as is searched", async () => {
  const all = "一丁丂七丄丅丆万丈三".repeat(20_000);
  await transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = '5s'`;
    await tx.$queryRaw`SELECT length(search_vector(${all}))`;
  });
});

it("stores the beginning of a text whose words are of more parts than PostgreSQL can store", async () => {
  const part = (n: number) =>
    (n * 7_919 + 1e7).toString(26).replace(/[0-9]/g, (digit) => "qrstuvwxyz"[Number(digit)]!);
  const words = Array.from(
    { length: 10_000 },
    (_, n) => `.${part(3 * n)}Of${part(3 * n + 1)}-${part(3 * n + 2)}++`,
  );
  await writeDocument(plan, ada, `rocket ${words.join(" ")}`);
  expect((await documents(ben, "rocket")).map(({ id }) => id)).toEqual([plan.id]);
});

it("finds a document with a paragraph of more different words than PostgreSQL can parse", async () => {
  const words = Array.from({ length: 230_000 }, (_, n) => (n * 7_919 + 1e7).toString(36));
  await writeDocument(plan, ada, `rocket ${words.join(" ")}`);
  expect((await documents(ben, "rocket")).map(({ id }) => id)).toEqual([plan.id]);
  // Shown for a word that lies beyond what is parsed of a block, too.
  expect((await documents(ben, words[20_000]!)).map(({ id }) => id)).toEqual([plan.id]);
});
