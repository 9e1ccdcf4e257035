import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { NOTHING_FOUND } from "@/lib/ai/ask/ask-prompt";
import { askPurpose } from "@/lib/ai/ask/ask-purpose";
import { askWorkspaceContract, getAskScopeContract, updateAskScopeContract } from "@/lib/ai/ask/contract";
import { demoReply } from "@/lib/ai/demo/answers";
import type { Ask } from "@/lib/ai/demo/plan";
import type { SourceRef } from "@/lib/ai/retrieval/schema";
import { deleteChannelContract, updateChannelContract } from "@/lib/channels/contract";
import { db, transaction } from "@/lib/db";
import { deleteMessageContract } from "@/lib/messages/contract";
import { resolveReferencesContract } from "@/lib/references/contract";
import { makeChannel, makeMessage, type SignedIn } from "@/tests/factories";
import { ada, ben, channel, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { again, chatOf, ask as followUp, makeModel, runOf } from "./ai-chats-helpers";

beforeEach(async () => {
  await makePair();
  await makeModel();
});

const ask = (text: string, scope: object = {}, who: SignedIn = ada, sessionId: string = randomUUID()) =>
  send(who, askWorkspaceContract, {
    params: { workspaceId: workspace.id },
    body: { sessionId, text, scope },
  });
const prepare = async (answerId: string) => askPurpose.prepare(await runOf(answerId));
/** What the model is given for an answer, as text. */
async function given(answerId: string): Promise<string> {
  const prompt = await prepare(answerId);
  if (!("messages" in prompt)) throw new Error("The model isn’t asked");
  return `${prompt.instructions}\n${prompt.messages.map(({ content }) => (typeof content === "string" ? content : JSON.stringify(content))).join("\n")}`;
}
async function finish(answerId: string, text: string) {
  const run = await runOf(answerId);
  const outcome = { finish: "DONE", error: null, modelId: run.modelId, modelName: "fake" } as const;
  await transaction(async (tx) => {
    await askPurpose.finish(tx, run, { ...outcome, parts: [{ type: "text", text }] });
    await tx.aiRun.update({ where: { id: run.id }, data: { status: "DONE" } });
  });
  return db().aiMessage.findUniqueOrThrow({ where: { id: answerId } });
}
const refsOf = (message: { sources: unknown }) =>
  (message.sources as SourceRef[]).map(({ number, id }) => [number, id]);

it("answers from numbered sources, and stores those that the answer cites", async () => {
  const { id } = await makeMessage(channel, ben, "The ferry to Lisbon leaves at 07:40");
  const { answer, session } = await ask("When does the ferry leave?");
  expect(session).toMatchObject({ isAsk: true, visibility: "PRIVATE", title: "When does the ferry leave?" });
  const prompt = await given(answer.id);
  expect(prompt).toMatch(/<data mark="\w+" title="Source 1 · general · Ben · .*">\nBen: The ferry to Lisbon/);
  const stored = await finish(answer.id, "At 07:40 [1], or never [7].");
  expect(stored).toMatchObject({
    text: "At 07:40 [1], or never.",
    sources: [{ number: 1, type: "message", id }],
  });
  expect((await chatOf(ada, session.id)).messages.at(-1)).toMatchObject({ sources: [{ number: 1, id }] });
});

it("says that nothing was found without asking a model", async () => {
  await makeMessage(channel, ben, "Lunch is at noon");
  const { answer } = await ask("What did the zeppelin cost?");
  expect(await prepare(answer.id)).toEqual({ answer: NOTHING_FOUND });
});

it("numbers the sources of a chat once, also in follow-ups and versions (case 13)", async () => {
  const a = await makeMessage(channel, ben, "Ferry at 07:40");
  const other = await makeChannel(workspace, { name: "harbour" });
  const b = await makeMessage(other, ben, "Ferry fee: the harbour fee is three euros");
  const first = await ask("ferry and harbour fee");
  const text = await given(first.answer.id);
  const numberIn = (prompt: string, body: string) =>
    Number(new RegExp(`Source (\\d+) [^\\n]*\\n[^\\n]*${body}`).exec(prompt)?.[1]);
  const [ofA, ofB] = [numberIn(text, "Ferry at 07:40"), numberIn(text, "harbour fee is")];
  expect([ofA, ofB].sort()).toEqual([1, 2]);
  // Another attempt gives the same numbers.
  expect(numberIn(await given(first.answer.id), "Ferry at 07:40")).toBe(ofA);
  await finish(first.answer.id, `Ferry at 07:40 [${ofA}]. Three euros [${ofB}].`);
  const third = await makeChannel(workspace, { name: "pier" });
  const d = await makeMessage(third, ben, "The zeppelin takes bicycles");
  const second = await followUp(ada, first.session.id, "And the zeppelin and bicycles?", first.answer.id);
  const next = await given(second.answer.id);
  expect(numberIn(next, "The zeppelin takes")).toBe(3);
  expect(numberIn(next, "Ferry at 07:40")).toBe(ofA);
  const stored = await finish(second.answer.id, `As said [${ofA}], and also [3], not [4].`);
  expect(stored.text).toBe(`As said [${ofA}], and also [3], not.`);
  expect(refsOf(stored)).toEqual([
    [ofA, a.id],
    [3, d.id],
  ]);
  const earlier = await db().aiMessage.findUniqueOrThrow({ where: { id: first.answer.id } });
  expect(refsOf(earlier).sort()).toEqual(
    [
      [ofA, a.id],
      [ofB, b.id],
    ].sort(),
  );
  const version = await again(ada, second.question!.id);
  expect(numberIn(await given(version.answer.id), "Ferry at 07:40")).toBe(ofA);
});

it("gives nothing of what was deleted a moment ago, and hides it in answers given before (case 14)", async () => {
  const message = await makeMessage(channel, ben, "The ferry leaves at 07:40");
  const gone = await makeChannel(workspace, { name: "gone" });
  const inGone = await makeMessage(gone, ben, "The ferry costs three euros");
  const before = await ask("ferry");
  await given(before.answer.id);
  const stored = await finish(before.answer.id, "At 07:40 [1][2]");
  expect(refsOf(stored)).toHaveLength(2);
  await send(ben, deleteMessageContract, { params: { messageId: message.id } });
  const params = { channelId: gone.id };
  await send(ada, updateChannelContract, { params, body: { isArchived: true } });
  await send(ada, deleteChannelContract, { params });
  expect(await prepare((await ask("ferry")).answer.id)).toEqual({ answer: NOTHING_FOUND });
  const targets = [message, inGone].map(({ id }) => ({ type: "message" as const, id }));
  const { items } = await send(ada, resolveReferencesContract, { body: { targets } });
  expect(items).toEqual([{ isVisible: false }, { isVisible: false }]);
});

it("reads days by the asker’s clock (case 12)", async () => {
  await db().personSettings.create({ data: { userId: ada.id, timeZone: "Pacific/Kiritimati" } });
  const early = await makeMessage(channel, ben, "Said the day before yesterday");
  const at = new Date(Date.now() - 3 * 86_400_000);
  await db().message.update({ where: { id: early.id }, data: { createdAt: at } });
  await makeMessage(channel, ben, "Said just now");
  const prompt = await given((await ask("What was said today?")).answer.id);
  expect(prompt).toContain("(Pacific/Kiritimati)");
  expect(prompt).toContain("Ben: Said just now");
  expect(prompt).not.toContain("Said the day before");
});

it("looks in the channel that it is asked about, and refuses one that the asker can’t read", async () => {
  const secret = await makeChannel(workspace, {
    visibility: "PRIVATE",
    members: [{ user: ada, role: "MANAGER" }],
  });
  await makeMessage(channel, ada, "Ferry in the open");
  await makeMessage(secret, ada, "Ferry in secret");
  const prompt = await given((await ask("ferry", { channelId: secret.id })).answer.id);
  expect(prompt).toContain("Ferry in secret");
  expect(prompt).not.toContain("Ferry in the open");
  const body = { sessionId: randomUUID(), text: "ferry", scope: { channelId: secret.id } };
  const params = { workspaceId: workspace.id };
  expect(await refusal(ben, askWorkspaceContract, { params, body })).toMatchObject({ code: "not_found" });
});

it("is one chat however often it is sent, and nobody else’s", async () => {
  const sessionId = randomUUID();
  const first = await ask("ferry?", {}, ada, sessionId);
  expect((await ask("ferry?", {}, ada, sessionId)).answer.id).toBe(first.answer.id);
  const atOnce = randomUUID();
  const both = await Promise.all([1, 2].map(() => ask("ferry?", {}, ada, atOnce)));
  expect(both[1]!.answer.id).toBe(both[0]!.answer.id);
  const params = { workspaceId: workspace.id };
  const body = { sessionId, text: "ferry?" };
  expect(await refusal(ben, askWorkspaceContract, { params, body })).toMatchObject({ code: "not_found" });
});

it("keeps the sources of an answer that another attempt writes, or that has ended", async () => {
  await makeMessage(channel, ben, "The ferry to Lisbon leaves at 07:40");
  const { answer } = await ask("When does the ferry leave?");
  const stored = async () => (await db().aiMessage.findUniqueOrThrow({ where: { id: answer.id } })).sources;
  await askPurpose.prepare({ ...(await runOf(answer.id)), attempt: 7 });
  expect(await stored()).toEqual([]);
  await prepare(answer.id);
  await finish(answer.id, "At 07:40 [1].");
  const ended = await stored();
  expect(ended).toHaveLength(1);
  await makeMessage(await makeChannel(workspace, { name: "pier" }), ben, "The ferry leaves late");
  await prepare(answer.id);
  expect(await stored()).toEqual(ended);
});

it("has the demo model answer with a quotation and its number", async () => {
  await makeMessage(channel, ada, "When does the ferry to Lisbon leave?");
  await makeMessage(channel, ben, "07:40, from the north pier");
  const prompt = await given((await ask("When does the ferry leave?")).answer.id);
  const demo = { model: "demo", prompt, instructions: "", tools: [], toolResults: [], schema: null };
  expect(demoReply(demo as unknown as Ask).text).toContain(
    "**07:40, from the north pier.** That’s from Ben in general [1].",
  );
});

it("keeps where it looks for follow-ups, until its owner changes that", async () => {
  const other = await makeChannel(workspace, { name: "pier" });
  await makeMessage(channel, ben, "The ferry leaves at 07:40");
  await makeMessage(other, ada, "The ferry leaves at 09:15");
  const first = await ask("When does the ferry leave?", { channelId: channel.id });
  expect(await given(first.answer.id)).not.toContain("09:15");
  await finish(first.answer.id, "07:40 [1].");
  const params = { aiSessionId: first.session.id };
  expect(await send(ada, getAskScopeContract, { params })).toEqual({ channelId: channel.id });
  const scope = { authorId: ada.id, after: "2026-01-01" };
  expect(await send(ada, updateAskScopeContract, { params, body: scope })).toEqual(scope);
  const second = await followUp(ada, first.session.id, "When does the ferry leave?", first.answer.id);
  expect(await given(second.answer.id)).toContain("09:15");
  const hidden = await makeChannel(workspace, { visibility: "PRIVATE" });
  const refused = { params, body: { channelId: hidden.id } };
  expect(await refusal(ben, updateAskScopeContract, refused)).toMatchObject({ status: 404 });
  expect(await refusal(ada, updateAskScopeContract, refused)).toMatchObject({ status: 404 });
});
