import { beforeEach, expect, it } from "vitest";
import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import { readableBy } from "@/lib/ai/retrieval/readable-sql";
import { retrieve } from "@/lib/ai/retrieval/retrieve";
import type { RetrievalRequest } from "@/lib/ai/retrieval/types";
import { db } from "@/lib/db";
import { makeChannel, makeMessage, makeMessages, type SignedIn } from "@/tests/factories";
import { ada, ben, channel, makePair, workspace } from "@/tests/pair";

beforeEach(makePair);

const find = (question: string, more: Partial<RetrievalRequest> = {}, who: SignedIn = ada) =>
  retrieve(db(), {
    ...{ readable: readableBy(who.id, workspace.id), workspaceId: workspace.id, question },
    ...more,
  });
const excerpts = async (...given: Parameters<typeof find>) =>
  (await find(...given)).map(({ excerpt }) => excerpt);

it.each([
  ["When does the ferry to Lisbon leave?", "The ferries leave Lisbon at 07:40"],
  ["Who deployed the fix of getUserById?", "Deployment of the get_user_by_id fix is done"],
  ["Why is C++ slow?", "C++ is slow here because of the debug build"],
  ["フェリーはいつ出ますか", "フェリーは七時四十分に出発します"],
  ["渡轮几点开？", "渡轮早上七点开"],
  ["Wann fährt die Fähre?", "Die Fähren fahren um acht"],
])("%s is answered by %j", async (question, answer) => {
  await makeMessages(channel, ben, 30, (at) => `Other talk about the weather and lunch, part ${at}`);
  const { id } = await makeMessage(channel, ben, answer);
  await makeMessages(channel, ada, 30, (at) => `More talk about what to leave for the weekend, part ${at}`);
  const [first] = await find(question);
  expect(first).toMatchObject({ kind: "message", id, channelId: channel.id, author: ben.name });
  expect(first!.excerpt).toContain(answer);
  expect(first!.path).toBe(`/w/${workspace.slug}/c/${channel.id}?m=31`);
});

it("finds nothing for words that nobody wrote", async () => {
  await makeMessage(channel, ben, "The ferry leaves at noon");
  expect(await find("What did the zeppelin cost?")).toEqual([]);
});

it("finds a rare word of long ago among a frequent one of today", async () => {
  const { id } = await makeMessage(channel, ben, "The zeppelin budget is 40 lanterns");
  await makeMessages(channel, ada, 300, (at) => `The budget of week ${at} is open`);
  expect((await find("What is the zeppelin budget?"))[0]).toMatchObject({ id });
});

it("adds what was said around a message, and shows it once", async () => {
  await makeMessage(channel, ada, "When does the ferry to Lisbon leave?");
  await makeMessage(channel, ben, "07:40, from the north pier");
  const found = await excerpts("ferry Lisbon");
  expect(found).toEqual([
    `${ada.name}: When does the ferry to Lisbon leave?\n${ben.name}: 07:40, from the north pier`,
  ]);
});

it("takes nothing from the assistant, nor from what asks it", async () => {
  const assistant = { id: ASSISTANT_ID };
  await makeMessage(channel, ada, "[@assistant](mention:assistant) when is the launch?");
  await makeMessage(channel, assistant, "The launch is on 1 May, I guess");
  await makeMessage(channel, ada, "@Assistant, when is the launch?");
  const { id } = await makeMessage(channel, ben, "The launch is on 3 June");
  const other = await makeMessage(
    channel,
    ben,
    "Launch mail to hello@assistant.example, in `@assistant` style",
  );
  const found = await find("When is the launch?");
  expect(found[0]!.excerpt).toContain("3 June");
  expect(found.map(({ excerpt }) => excerpt).join()).not.toContain("1 May");
  expect(found.map((source) => source.id).every((one) => one === id || one === other.id)).toBe(true);
  const all = await find("what was said", { scope: { channelId: channel.id } });
  expect(all.every(({ excerpt }) => !excerpt.includes("1 May"))).toBe(true);
});

it("finds documents by their names and by their words", async () => {
  const named = await makeChannel(workspace, { name: "Zeppelin", type: "DOC" });
  const worded = await makeChannel(workspace, { name: "Notes", type: "DOC" });
  for (const [{ id }, text] of [
    [named, "It holds forty lanterns"],
    [worded, "The zeppelin costs ten lanterns"],
  ] as const) {
    const blocks = [{ id: "b", text, links: [] }];
    await db().documentText.create({ data: { documentId: id, body: text, blocks, updatedAt: new Date() } });
  }
  const found = await find("zeppelin lanterns");
  expect(found.map(({ id }) => id).sort()).toEqual([named.id, worded.id].sort());
});

it("looks in a place, for a person and within a time", async () => {
  const other = await makeChannel(workspace, { name: "pier" });
  await makeMessage(channel, ada, "Ferry number one");
  await makeMessage(other, ben, "Ferry number two");
  expect(await excerpts("ferry", { scope: { channelId: other.id } })).toEqual([
    `${ben.name}: Ferry number two`,
  ]);
  expect(await excerpts("ferry", { scope: { authorId: ada.id } })).toEqual([`${ada.name}: Ferry number one`]);
  expect(await find("ferry", { scope: { before: new Date("2026-01-01") } })).toEqual([]);
  expect(await find("what was said", { scope: { after: new Date(Date.now() - 60_000) } })).toHaveLength(2);
});
