import { type ChildProcess, spawn } from "node:child_process";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { LEASE_SECONDS } from "@/lib/ai/runs/limits";
import { bundleProcess } from "@/scripts/setup/bundle.mjs";
import { answerOf, callsOf, follow, longText, makeAiPlace } from "./ai-helpers";
import { answerTo, endedAnswer, makeAssistantPlace, say } from "./assistant-helpers";
import { eventually } from "./clients";

/** A new process loads the SDK for its first answer. */
const LOADING_MS = 20_000;

let bundle: string;
beforeAll(async () => {
  bundle = await bundleProcess("tests/realtime/ai-worker-process.ts");
});

async function startWorkerProcess(purposes = "test"): Promise<ChildProcess> {
  const child = spawn(process.execPath, [bundle, purposes], {
    env: process.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await new Promise<void>((ready) => child.stdout?.once("data", () => ready()));
  return child;
}

test("kill -9 of the worker in mid-answer: another one goes on, and all who follow have the same whole answer", async () => {
  const { fake, ask, makeModel, user } = await makeAiPlace();
  const text = longText(3_000);
  // Longer than the second worker takes to start.
  fake.next({ text, pieceMs: 5 });
  fake.respond(() => ({ text, pieceSize: 100 }));
  const worker = await startWorkerProcess();
  const { runId, answerId } = await ask((await makeModel()).id);
  const follower = await follow(user.id, runId);
  await eventually(() => expect(follower.text().length).toBeGreaterThan(200), LOADING_MS);
  await startWorkerProcess();
  worker.kill("SIGKILL");
  await eventually(() => expect(follower.attempt()).toBe(2), LOADING_MS);
  const late = await follow(user.id, runId);
  await Promise.all([follower.ended(), late.ended()]);
  const answer = await answerOf(answerId);
  expect(answer).toMatchObject({ finish: "DONE", error: null });
  expect([answer.text === text.trim(), follower.text() === text, late.text() === text]).toEqual([
    true,
    true,
    true,
  ]);
  // By the lock of the worker, not by the lease. The figure is 1 s; other tests run at the same time.
  expect(follower.longestSilence()).toBeLessThan(LEASE_SECONDS * 1_000);
  const calls = await callsOf(runId);
  expect(calls).toMatchObject([{ status: "EXPIRED", isEstimated: true }, { status: "DONE" }]);
});

test("kill -9 while the assistant answers: another worker ends its message, once", async () => {
  const { asker, channel, fake, makeModel, reader } = await makeAssistantPlace();
  await makeModel();
  const text = longText(800).trim();
  fake.next({ text, pieceMs: 20 });
  fake.respond(() => ({ text, pieceSize: 100 }));
  const worker = await startWorkerProcess("product");
  const question = await say(asker, channel.id, "@assistant what is the fee?");
  const runId = (await answerTo(question.id)).assistantAnswer.runId!;
  const follower = await follow(reader.id, runId);
  await eventually(() => expect(follower.text().length).toBeGreaterThan(50), LOADING_MS);
  worker.kill("SIGKILL");
  await startWorkerProcess("product");
  const answer = await endedAnswer(question.id);
  expect(answer).toMatchObject({ body: text, assistantAnswer: { finish: "DONE", error: null } });
  await follower.ended();
});
