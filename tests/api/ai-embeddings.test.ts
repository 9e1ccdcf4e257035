import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { updateIndexContract } from "@/lib/ai/embeddings/contract";
import { questionVector } from "@/lib/ai/embeddings/question-vector";
import { restartIndex } from "@/lib/ai/embeddings/restart";
import { runIndex } from "@/lib/ai/embeddings/run";
import { readableBy } from "@/lib/ai/retrieval/readable-sql";
import { retrieve } from "@/lib/ai/retrieval/retrieve";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { createMessageContract, deleteMessageContract, updateMessageContract } from "@/lib/messages/contract";
import { parseAllowList } from "@/lib/net/allow-list";
import { createTaskContract } from "@/lib/tasks/contract";
import { makeChannel, makeMessage, makeMessages } from "@/tests/factories";
import { ada, ben, channel, channelId, makePair, workspace, workspaceId } from "@/tests/pair";
import { type AiProviderServer, startAiProvider } from "@/tests/setup/ai-provider";
import { refusal, send } from "@/tests/setup/request";

let fake: AiProviderServer;
let providerId: string;

beforeAll(async () => {
  // The index is of all that there is.
  await db().workspace.deleteMany();
  fake = await startAiProvider();
  Object.assign(env(), { OUTBOUND_ALLOW_LIST: parseAllowList(new URL(fake.url).host) });
});
afterAll(async () => {
  await restartIndex(null);
  await fake.stop();
});
beforeEach(async () => {
  await restartIndex(null);
  await db().aiModel.deleteMany();
  await makePair();
  const data = { kind: "COMPATIBLE", name: "Test", baseUrl: `${fake.url}/v1` } as const;
  ({ id: providerId } = await db().aiProvider.create({ data }));
});

const makeModel = (name = "fake-embed", inputPrice = 20_000n) =>
  db().aiModel.create({
    data: { ...{ providerId, name, label: name, kind: "EMBEDDING" }, inputPrice, outputPrice: 0n },
  });
/** As if the job ran in a minute. */
const runLater = (minutes = 1) => runIndex({ now: Date.now() + minutes * 60_000 });
const index = () => db().aiIndex.findFirstOrThrow();
const calls = (purpose: string) => db().aiCall.findMany({ where: { purpose, workspaceId } });
/** Words that nobody wrote, with the meaning of others. */
async function find(meaning: string, who = ada) {
  const vector = await questionVector(who.id, workspaceId, meaning);
  const readable = readableBy(who.id, workspaceId);
  return retrieve(db(), { readable, workspaceId, question: "quetzalcoatl", vector });
}
const chunks = () => db().aiChunk.findMany({ where: { channelId } });
const say = (text: string) =>
  send(ben, createMessageContract, {
    params: { channelId },
    body: { body: text, nonce: crypto.randomUUID() },
  });

it("finds what is about the question in other words, of all kinds", async () => {
  await makeMessages(channel, ben, 40, (at) => `Lunch number ${at} was good, thanks`);
  const { id: messageId } = await makeMessage(channel, ben, "Two lighthouses blinked");
  const doc = await makeChannel(workspace, { type: "DOC", name: "Coast" });
  const blocks = [{ id: "b", text: "Old lighthouses", links: [] }];
  await db().documentText.create({ data: { documentId: doc.id, body: "", blocks, updatedAt: new Date() } });
  const list = await makeChannel(workspace, { type: "TODO", name: "todo" });
  const { id: taskId } = await send(ada, createTaskContract, {
    params: { channelId: list.id },
    body: { title: "Paint lighthouses" },
  });
  const question = "lighthouses";
  expect(await find(question)).toEqual([]);
  await restartIndex((await makeModel()).id);
  await runLater();
  expect(await index()).toMatchObject({ dimensions: 256, problem: null, completedAt: expect.any(Date) });
  const found = await find(question);
  expect(found.map(({ id }) => id).sort()).toEqual([messageId, doc.id, taskId].sort());
  expect(await find("quetzalcoatl")).toEqual([]);
  const [indexing] = await calls("index");
  expect(indexing).toMatchObject({ status: "DONE", userId: null, userName: "Guildhall", isEstimated: false });
  expect(indexing!.costMicros).toBeGreaterThan(0n);
  expect((await calls("embedding")).map(({ userId }) => userId)).toEqual([ada.id, ada.id]);
});

it("follows what is written, edited and deleted, and embeds each text once", async () => {
  await restartIndex((await makeModel()).id);
  await runLater();
  expect(await calls("index")).toEqual([]);
  const message = await say("The zeppelins are green");
  await runLater();
  expect(await calls("index")).toHaveLength(1);
  expect(await chunks()).toMatchObject([{ kind: "MESSAGE", objectIds: [message.id] }]);
  await runLater();
  expect(await calls("index")).toHaveLength(1);
  const params = { messageId: message.id };
  await send(ben, updateMessageContract, { params, body: { body: "The zeppelins are blue" } });
  await runLater();
  expect(await calls("index")).toHaveLength(2);
  await send(ben, deleteMessageContract, { params });
  expect(await find("zeppelins")).toEqual([]);
  await runLater();
  expect(await chunks()).toEqual([]);
  expect(await db().aiIndexChange.count()).toBe(0);
});

it("costs nothing where no model is chosen", async () => {
  await makeModel();
  await say("The zeppelins are green");
  await runLater();
  await find("zeppelins");
  expect(await db().aiIndex.count()).toBe(0);
  expect(await db().aiIndexChange.count()).toBe(0);
  expect(await db().aiCall.count({ where: { workspaceId } })).toBe(0);
});

it("pauses while the provider fails, longer each time, and goes on where it was", async () => {
  await say("The zeppelins are green");
  const model = await makeModel("fake-500");
  await restartIndex(model.id);
  await runLater();
  const first = await index();
  expect(first).toMatchObject({
    failures: 1,
    completedAt: null,
    problem: expect.stringMatching(/overloaded/),
  });
  await runLater(2);
  const second = await index();
  const pause = ({ retryAt }: typeof first, minutes: number) =>
    retryAt!.getTime() - Date.now() - minutes * 60_000;
  expect(pause(second, 2)).toBeGreaterThan(pause(first, 1) + 15_000);
  await db().aiModel.update({ where: { id: model.id }, data: { name: "fake-embed" } });
  await runLater(1);
  expect((await index()).failures).toBe(2);
  await runLater(10);
  expect(await index()).toMatchObject({ failures: 0, problem: null, completedAt: expect.any(Date) });
  expect(await find("green zeppelins")).not.toEqual([]);
});

it("waits for the next period where a budget is spent", async () => {
  await db().aiBudget.create({ data: { workspaceId, period: "DAY", limitMicros: 0n } });
  await say("The zeppelins are green");
  await restartIndex((await makeModel("fake-embed", 1_000_000_000n)).id);
  await runLater();
  expect(await index()).toMatchObject({ failures: 0, problem: expect.stringMatching(/budget for today/) });
  expect(await chunks()).toEqual([]);
  // What is found again meanwhile waits once.
  await runLater(2);
  expect(await db().aiIndexChange.count()).toBe(1);
  await db().aiBudget.deleteMany();
  await runLater(25 * 60);
  expect(await chunks()).toHaveLength(1);
});

it("makes all vectors again for another model, and for vectors of another length", async () => {
  await makeMessage(channel, ben, "The zeppelins are green");
  await restartIndex((await makeModel()).id);
  await runLater();
  const before = await index();
  await db().aiIndex.updateMany({ data: { dimensions: 8 } });
  await say("More of them");
  await runLater();
  expect((await index()).id).not.toBe(before.id);
  await runLater();
  expect(await index()).toMatchObject({ dimensions: 256, completedAt: expect.any(Date) });
  expect(await chunks()).toHaveLength(1);
});

it("is chosen by an administrator, who sees how far it is", async () => {
  await say("The zeppelins are green");
  const { id: modelId } = await makeModel();
  const body = { modelId };
  expect(await refusal(ben, updateIndexContract, { body })).toMatchObject({ status: 404 });
  await db().user.update({ where: { id: ada.id }, data: { instanceRole: "ADMIN" } });
  const started = await send(ada, updateIndexContract, { body });
  expect(started).toMatchObject({ modelId, isFixed: false, index: { done: 0, completedAt: null } });
  await runLater();
  const off = await send(ada, updateIndexContract, { body: { modelId: null } });
  expect(off.index).toBeNull();
  expect(await db().aiChunk.count()).toBe(0);
  const text = await db().aiModel.create({ data: { providerId, name: "m", label: "M" } });
  expect(await refusal(ada, updateIndexContract, { body: { modelId: text.id } })).toMatchObject({
    status: 422,
  });
});
