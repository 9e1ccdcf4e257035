import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { ask } from "@/lib/ai/messages/ask";
import type { Part } from "@/lib/ai/parts";
import { confirmRequest } from "@/lib/ai/tools/requests/service";
import { db } from "@/lib/db";
import { makeChannel, makeMember, makeMessage } from "../factories";
import { answerOf, callsOf } from "./ai-helpers";
import { endedAnswer, makeAssistantPlace, say, startTestRunner } from "./assistant-helpers";
import { eventually } from "./clients";

let place: Awaited<ReturnType<typeof makeAssistantPlace>>;
beforeEach(async () => {
  place = await makeAssistantPlace();
  await db().aiSession.update({ where: { id: place.session.id }, data: { usesWorkspace: true } });
});

async function askInChat(text: string) {
  const { asker, session } = place;
  const { answer } = await ask(asker, session.id, { parentId: null, text, nonce: randomUUID() });
  return ended(answer.id);
}

async function ended(answerId: string) {
  await eventually(async () => {
    if (!(await answerOf(answerId)).finish) throw new Error("It is being written");
  }, 10_000);
  return answerOf(answerId);
}

const lastOf = (parts: unknown) => (parts as Part[]).at(-1);
const call = (name: string, input: object) => ({ toolCalls: [{ name, input }] });

test("a model reads with tools, cites what it read, and is told what it did wrong", async () => {
  const { asker, channel, fake, makeModel, reader } = place;
  await makeModel({ maxOutputTokens: 8_000 });
  await startTestRunner();
  const { id } = await makeMessage(channel, reader, "The fee is three euros.");
  const secret = await makeChannel(place.workspace, { name: "secret", visibility: "PRIVATE" });
  await makeMessage(secret, reader, "The fee is a lie.");
  fake.next(
    { text: "Let me look.", ...call("read_channel", { channel: "secret" }) },
    call("read_channel", { channel: 7 }),
    call("drop_tables", {}),
    call("search_workspace", { query: "fee" }),
    { text: "Three euros [1] [7]. See https://evil.example/?q=fee" },
  );
  const answer = await askInChat("What is the fee?");
  const results = fake.asks.slice(1).map(({ toolResults }) => toolResults.at(-1)?.result ?? "");
  expect(results[0]).toContain("There is no such channel");
  expect(results[1]).toMatch(/invalid/i);
  expect(results[2]).toMatch(/drop_tables/);
  expect(results[3]).toContain("Source 1 · harbour");
  expect(JSON.stringify(fake.asks)).not.toContain("a lie");
  expect(answer).toMatchObject({ finish: "DONE", sources: [{ number: 1, type: "message", id }] });
  expect(answer.text).toContain("Three euros [1].");
  expect(answer.text).not.toContain("?q=");
  expect(answer.parts).toMatchObject([
    { type: "text" },
    { name: "read_channel", state: "failed" },
    { name: "read_channel", state: "failed" },
    { name: "drop_tables", state: "failed" },
    { name: "search_workspace", state: "done", output: { count: 1 } },
    { type: "text" },
  ]);
  // What was read is in no stored answer.
  expect(JSON.stringify((answer.parts as Part[]).slice(0, -1))).not.toContain("three euros");
  const run = await db().aiRun.findUniqueOrThrow({ where: { answerId: answer.id } });
  expect(await callsOf(run.id)).toHaveLength(5);
  expect(asker.userId).toBe(run.userId);
});

test("a change waits for its person, is made as them, and the answer goes on with what came of it", async () => {
  const { asker, fake, makeModel, workspace } = place;
  await makeModel({ maxOutputTokens: 8_000 });
  await startTestRunner();
  const list = await makeChannel(workspace, { type: "TODO", name: "Groceries" });
  fake.next({ text: "I prepare it.", ...call("create_task", { list: "groceries", title: "Buy milk" }) });
  const answer = await askInChat("Create a task to buy milk");
  const part = lastOf(answer.parts);
  expect(part).toMatchObject({ state: "asked", request: { place: "Groceries" } });
  expect(await db().task.count({ where: { channelId: list.id } })).toBe(0);
  // The chat is given its title meanwhile.
  fake.respond(({ toolResults }) => ({ text: toolResults.length > 0 ? "It is on the list." : "Groceries" }));
  await confirmRequest(asker, part?.type === "tool" ? part.request!.id : "", {});
  const next = await db().aiMessage.findFirstOrThrow({ where: { parentId: answer.id } });
  expect(await ended(next.id)).toMatchObject({ finish: "DONE", text: "It is on the list." });
  expect(fake.asks.findLast(({ toolResults }) => toolResults.length > 0)?.toolResults).toMatchObject([
    { name: "create_task", result: expect.stringMatching(/^Created/) },
  ]);
  expect(await db().task.findMany({ where: { channelId: list.id } })).toMatchObject([
    { title: "Buy milk", createdById: asker.userId },
  ]);
});

test("the assistant reads what every reader may read, and only whoever asked confirms what it proposes", async () => {
  const { asker, channel, fake, makeModel, workspace } = place;
  await makeModel({ maxOutputTokens: 8_000 });
  await startTestRunner();
  const editor = { user: { id: asker.userId }, role: "EDITOR" as const };
  const own = await makeChannel(workspace, { name: "own", visibility: "PRIVATE", members: [editor] });
  await makeMessage(own, { id: asker.userId }, "The secret fee is nine.");
  fake.next(
    call("read_channel", { channel: "own" }),
    call("send_message", { channel: own.id, text: "Hi" }),
    call("send_message", { channel: "harbour", text: "Hello [Ben](mention:all)" }),
  );
  const question = await say(asker, channel.id, "[@assistant](mention:assistant) say hello here");
  const answer = await endedAnswer(question.id);
  expect(JSON.stringify(fake.asks)).not.toContain("is nine");
  const { calls } = answer.assistantAnswer;
  expect(calls).toMatchObject([{ state: "failed" }, { state: "failed" }, { state: "asked" }]);
  expect(answer.body).toContain("confirm");
  const last = lastOf(calls);
  const requestId = last?.type === "tool" ? last.request!.id : "";
  const other = await makeMember(workspace, { name: "Eve" });
  const actor = { ...asker, userId: other.id };
  await expect(confirmRequest(actor, requestId, {})).rejects.toMatchObject({ code: "not_found" });
  const said = () => db().message.findMany({ where: { channelId: channel.id, nonce: requestId } });
  expect(await said()).toEqual([]);
  await Promise.all([confirmRequest(asker, requestId, {}), confirmRequest(asker, requestId, {})]);
  expect(await said()).toMatchObject([{ authorId: asker.userId, body: "Hello [Ben](mention:all)" }]);
  const after = await db().assistantAnswer.findUniqueOrThrow({ where: { id: answer.id } });
  expect(lastOf(after.calls)).toMatchObject({ state: "done", output: { object: { type: "message" } } });
});
