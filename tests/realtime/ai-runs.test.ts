import { beforeEach, expect, onTestFinished, test } from "vitest";
import { claimRun } from "@/lib/ai/runs/claim";
import { extendLeases } from "@/lib/ai/runs/hold";
import { TIME_LIMITS } from "@/lib/ai/runs/limits";
import type { RunPurpose } from "@/lib/ai/runs/purpose";
import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import { stopRun } from "@/lib/ai/runs/service";
import { reserveCall } from "@/lib/ai/usage/ledger";
import { db } from "@/lib/db";
import { startRunner } from "@/realtime/ai-runner";
import { type AiPlace, answerOf, callsOf, follow, longText, makeAiPlace, slowly } from "./ai-helpers";
import { aiTestPurpose, toolCalls, toolGate } from "./ai-purpose";
import { eventually } from "./clients";

let place: AiPlace;
beforeEach(async () => {
  place = await makeAiPlace();
  toolCalls.length = 0;
  toolGate.wait = async () => {};
});

async function startTestRunner(times: Partial<typeof TIME_LIMITS> = {}) {
  const runner = await startRunner({ ...TIME_LIMITS, ...times });
  onTestFinished(() => runner.stop());
  return runner;
}

test("an answer grows for those who follow it, and is stored when it ends", async () => {
  const { fake, ask, makeModel, user } = place;
  await startTestRunner();
  // With halves of characters, and a sign that the database refuses.
  const text = `${longText(300)}🙂 caf\u00e9 \0!`;
  fake.next({ reasoning: "Let me think.", text, pieceMs: 1, pieceSize: 7 });
  const model = await makeModel({ label: "Writer" });
  const { runId, answerId } = await ask(model.id);
  const follower = await follow(user.id, runId);
  await follower.ended();
  const answer = await answerOf(answerId);
  expect(answer).toMatchObject({ finish: "DONE", modelId: model.id, modelName: "Writer", error: null });
  expect(answer.parts).toEqual([
    { type: "reasoning", text: "Let me think.", ms: expect.any(Number) },
    { type: "text", text: text.replace("\0", "") },
  ]);
  expect(follower.parts()).toEqual(answer.parts);
  const run = await db().aiRun.findUniqueOrThrow({ where: { id: runId }, include: { chunks: true } });
  expect(run).toMatchObject({ status: "DONE", steps: [], chunks: [] });
});

test("stopped twice at once, it ends within a moment, closes the connection and keeps what was written", async () => {
  const { fake, ask, makeModel, user } = place;
  await startTestRunner();
  slowly(fake, longText(2_000));
  const { runId, answerId } = await ask((await makeModel()).id);
  const follower = await follow(user.id, runId);
  await eventually(() => expect(follower.text().length).toBeGreaterThan(50));
  const stopped = performance.now();
  await Promise.all([stopRun({ userId: user.id }, runId), stopRun({ userId: user.id }, runId)]);
  await eventually(() => expect(fake.aborted()).toBe(1));
  // The figure is 100 ms; other tests run at the same time.
  expect(performance.now() - stopped).toBeLessThan(1_000);
  await follower.ended();
  const answer = await answerOf(answerId);
  expect(answer).toMatchObject({ finish: "STOPPED", error: null });
  expect(longText(2_000).startsWith(answer.text)).toBe(true);
  expect(answer.text.length).toBeGreaterThan(50);
  const [call] = await callsOf(runId);
  expect(call).toMatchObject({ status: "STOPPED", isEstimated: true });
  expect(call?.costMicros).toBeGreaterThan(0n);
  await stopRun({ userId: user.id }, runId);
});

test("where the wire is cut in mid-answer, the next model writes it anew, and the answer names that one", async () => {
  const { fake, ask, makeModel, user } = place;
  const spare = await makeModel({ label: "Spare" });
  const model = await makeModel({ fallbackIds: [spare.id] });
  fake.next({ text: longText(100), fault: { kind: "cut", after: 20 }, pieceMs: 1 }, { text: "Whole." });
  await startTestRunner();
  const { runId, answerId } = await ask(model.id);
  const follower = await follow(user.id, runId);
  await follower.ended();
  expect(await answerOf(answerId)).toMatchObject({ text: "Whole.", finish: "DONE", modelName: "Spare" });
  expect(follower.text()).toBe("Whole.");
  expect(await callsOf(runId)).toMatchObject([
    { attempt: 1, status: "FAILED", isEstimated: true },
    { attempt: 2, status: "DONE", isEstimated: false },
  ]);
});

test("where the provider refuses the key, the next model answers", async () => {
  const { fake, ask, makeModel, user } = place;
  const model = await makeModel({ fallbackIds: [(await makeModel({ label: "Spare" })).id] });
  fake.next({ fault: { kind: "status", status: 401, message: "" } }, { text: "Whole." });
  await startTestRunner();
  const { runId, answerId } = await ask(model.id);
  await (await follow(user.id, runId)).ended();
  expect(await answerOf(answerId)).toMatchObject({ text: "Whole.", finish: "DONE", modelName: "Spare" });
});

test("what fails before the first token costs nothing, and says what to do in our words", async () => {
  const { fake, ask, makeModel, user } = place;
  await startTestRunner({ firstChunkMs: 300, chunkMs: 300 });
  const outcomes = [
    ["bad_key", { fault: { kind: "status", status: 401, message: "key sk-secret" } }],
    ["rejected", { fault: { kind: "status", status: 400, message: "Go on. is too long" } }],
    ["timed_out", { text: longText(50), fault: { kind: "stall", after: 10 } }],
  ] as const;
  for (const [code, reply] of outcomes) {
    fake.next(reply);
    const { runId, answerId } = await ask((await makeModel()).id);
    await (await follow(user.id, runId)).ended();
    const { error, finish } = await answerOf(answerId);
    expect({ finish, error }).toMatchObject({ finish: "FAILED", error: { code } });
    expect(JSON.stringify(error)).not.toMatch(/secret|Go on/);
    const calls = await callsOf(runId);
    expect(calls).toMatchObject([{ status: "FAILED", errorCode: code }]);
    expect(calls[0]?.costMicros === 0n).toBe(code !== "timed_out");
  }
});

test("cut off by the output limit, or refused by the provider, it says so", async () => {
  const { fake, ask, makeModel, user } = place;
  await startTestRunner();
  for (const [finish, reply] of [
    ["LENGTH", { text: "Half a sen", finish: "length" }],
    ["LENGTH", { reasoning: "Still thinking", text: "", finish: "length" }],
    ["REFUSED", { text: "", finish: "content_filter" }],
  ] as const) {
    fake.next(reply);
    const { runId, answerId } = await ask((await makeModel()).id);
    await (await follow(user.id, runId)).ended();
    expect(await answerOf(answerId)).toMatchObject({ finish, error: null, text: reply.text });
  }
});

test("a worker that ends hands its run over after the tools that have run: they don't run again", async () => {
  const { fake, ask, makeModel, user } = place;
  const first = await startTestRunner();
  const call = { toolCalls: [{ name: "note", input: { text: "once" } }] };
  fake.next({ text: "I note it. ", ...call }, { text: longText(500), pieceMs: 5 }, { text: "Done." });
  const { runId, answerId } = await ask((await makeModel()).id);
  const follower = await follow(user.id, runId);
  await eventually(() => expect(follower.text()).toContain("w5 "));
  await first.stop();
  expect(await db().aiRun.findUnique({ where: { id: runId } })).toMatchObject({ status: "QUEUED" });
  await startTestRunner();
  await follower.ended();
  expect(toolCalls).toEqual([{ input: { text: "once" }, key: expect.stringContaining(`${runId}:0:`) }]);
  const answer = await answerOf(answerId);
  expect(answer.parts).toMatchObject([
    { type: "text", text: "I note it. " },
    { type: "tool", name: "note", state: "done", input: { text: "once" }, output: { isWritten: true } },
    { type: "text", text: "Done." },
  ]);
  expect(follower.parts()).toEqual(answer.parts);
  expect(fake.asks.at(-1)?.toolResults).toMatchObject([{ result: '{"isWritten":true}' }]);
});

test("a run that its own worker gave up on is taken again when its lease ends", async () => {
  const { fake, ask, makeModel, user } = place;
  fake.respond(() => ({ text: "Whole." }));
  const { runId, answerId } = await ask((await makeModel()).id);
  const owner = crypto.randomUUID();
  expect(await claimRun(owner, [])).toMatchObject({ id: runId, attempt: 1 });
  expect([...(await extendLeases(owner, [])).keys()]).toEqual([]);
  expect([...(await extendLeases(owner, [runId])).keys()]).toEqual([runId]);
  const expire = () => db().aiRun.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } });
  await expire();
  expect(await claimRun(owner, [runId])).toBeNull();
  expect(await claimRun(owner, [])).toMatchObject({ id: runId, attempt: 2 });
  await expire();
  await startTestRunner();
  await (await follow(user.id, runId)).ended();
  expect(await answerOf(answerId)).toMatchObject({ finish: "DONE", text: "Whole." });
});

test("stopped after its worker died, what was on the screen stays, and finished steps aren't charged again", async () => {
  const { fake, ask, makeModel, user, workspace } = place;
  const model = await makeModel();
  const { runId, answerId } = await ask(model.id);
  await claimRun(crypto.randomUUID(), []);
  const step = { parts: [{ type: "text", text: "A step. " }], messages: [], calls: [], results: {} };
  const parts = [{ type: "text", text: "A step. And more." }];
  await db().aiRunChunk.create({ data: { runId, attempt: 1, seq: 1, parts } });
  await db().aiRun.update({
    where: { id: runId },
    data: { steps: [step], lastSeq: 1, leaseUntil: new Date(0) },
  });
  await reserveCall({
    ...{ purpose: "test", runId, attempt: 1, step: 1, userId: user.id, workspaceId: workspace.id },
    ...{ sessionId: null, model: { id: model.id, label: "Model", providerName: "Test", price: null } },
    ...{ inputTokens: 100, maxOutputTokens: 100 },
  });
  await stopRun({ userId: user.id }, runId);
  await startTestRunner();
  await (await follow(user.id, runId)).ended();
  expect(await answerOf(answerId)).toMatchObject({ finish: "STOPPED", parts });
  expect(await callsOf(runId)).toMatchObject([{ status: "EXPIRED", inputTokens: 100, outputTokens: 3 }]);
  expect(fake.asks).toEqual([]);
});

test("a tool call is stored without the signs that the database refuses", async () => {
  const { fake, ask, makeModel, user } = place;
  fake.next({ text: "", toolCalls: [{ name: "note", input: { text: "a\0\ud800b" } }] }, { text: "Done." });
  await startTestRunner();
  const { runId, answerId } = await ask((await makeModel()).id);
  await (await follow(user.id, runId)).ended();
  expect(toolCalls).toMatchObject([{ input: { text: "a\ufffdb" } }]);
  expect(await answerOf(answerId)).toMatchObject({ finish: "DONE", text: "Done." });
});

test("a run that a worker claims while it ends is handed over", async () => {
  const { fake, ask, makeModel } = place;
  slowly(fake, longText(500));
  const { runId } = await ask((await makeModel()).id);
  const runner = await startRunner();
  await runner.stop();
  expect(await db().aiRun.findUnique({ where: { id: runId } })).toMatchObject({ status: "QUEUED" });
});

test.each([
  ["is stored after a database that was away", "ECONNREFUSED", { finish: "DONE", error: null }],
  ["that can't be stored keeps its text", "22P05", { finish: "FAILED", error: { code: "internal" } }],
])("an answer %s", async (_what, code, expected) => {
  const { fake, ask, makeModel, user } = place;
  const refusals = [Object.assign(new Error("refused"), { code })];
  const finish: RunPurpose["finish"] = async (...given) => {
    const error = refusals.pop();
    if (error) throw error;
    await aiTestPurpose.finish(...given);
  };
  registerRunPurposes({ test: { ...aiTestPurpose, finish } });
  fake.next({ text: "Whole." });
  await startTestRunner();
  const { runId, answerId } = await ask((await makeModel()).id);
  await (await follow(user.id, runId)).ended();
  expect(await answerOf(answerId)).toMatchObject({ ...expected, text: "Whole." });
});

test("stopped while a tool runs, the call is stored as stopped", async () => {
  const { fake, ask, makeModel, user } = place;
  await startTestRunner();
  toolGate.wait = () => new Promise<void>(() => {});
  fake.next({ toolCalls: [{ name: "note", input: { text: "x" } }] });
  const { runId, answerId } = await ask((await makeModel()).id);
  const follower = await follow(user.id, runId);
  await eventually(() => expect(toolCalls).toHaveLength(1));
  await stopRun({ userId: user.id }, runId);
  await follower.ended();
  const answer = await answerOf(answerId);
  expect(answer).toMatchObject({ finish: "STOPPED", parts: [{ type: "tool", state: "stopped" }] });
});

test("a person has four answers written at once; the others wait, and can be stopped meanwhile", async () => {
  const { fake, ask, makeModel, user } = place;
  await startTestRunner();
  slowly(fake, longText(3_000), 10);
  const model = await makeModel();
  const runs = [];
  for (let n = 0; n < 5; n++) runs.push(await ask(model.id));
  await eventually(() => expect(fake.asks).toHaveLength(4));
  const [first, ...others] = runs.map(({ runId }) => runId);
  const last = others.at(-1) ?? "";
  expect(await db().aiRun.findUnique({ where: { id: last } })).toMatchObject({ status: "QUEUED" });
  await stopRun({ userId: user.id }, last);
  await eventually(async () =>
    expect(await db().aiRun.findUnique({ where: { id: last } })).toMatchObject({ status: "STOPPED" }),
  );
  for (const id of [first ?? "", ...others]) await stopRun({ userId: user.id }, id);
  await eventually(async () =>
    expect(await db().aiRun.count({ where: { userId: user.id, status: "STOPPED" } })).toBe(5),
  );
});

test("a budget that ends between two steps ends the answer with a word, and what was written stays", async () => {
  const { fake, ask, makeModel, user, workspace } = place;
  await startTestRunner();
  // Enough for the first call at its most, and not for what that has used and another.
  const limitMicros = 8_400n;
  await db().aiBudget.create({ data: { workspaceId: workspace.id, period: "MONTH", limitMicros } });
  const usage = { input: 120, cached: 100, output: 95 };
  fake.next({ text: "I note it. ", toolCalls: [{ name: "note", input: { text: "x" } }], usage });
  const { runId, answerId } = await ask((await makeModel()).id);
  await (await follow(user.id, runId)).ended();
  expect(await answerOf(answerId)).toMatchObject({
    finish: "FAILED",
    text: "I note it.",
    error: { code: "budget_spent", message: expect.stringContaining("(UTC)") },
    parts: [{ type: "text" }, { type: "tool", state: "done" }],
  });
  expect(fake.asks).toHaveLength(1);
  expect(await callsOf(runId)).toMatchObject([{ costMicros: 850n, inputTokens: 120, cachedTokens: 100 }]);
});
