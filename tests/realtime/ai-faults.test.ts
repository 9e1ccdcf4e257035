import { beforeEach, expect, onTestFinished, test } from "vitest";
import { MAX_ANSWER_CHARS, TIME_LIMITS } from "@/lib/ai/runs/limits";
import { stopRun } from "@/lib/ai/runs/service";
import { startRunner } from "@/realtime/ai-runner";
import { type AiPlace, answerOf, callsOf, follow, longText, makeAiPlace, slowly } from "./ai-helpers";
import { eventually } from "./clients";

let place: AiPlace;
beforeEach(async () => {
  place = await makeAiPlace();
  const runner = await startRunner(TIME_LIMITS);
  onTestFinished(() => runner.stop());
});

test("each fault of a provider is a word in the answer, its text stays, and what came is charged", async () => {
  const { fake, ask, makeModel, user } = place;
  fake.respond(() => ({ text: longText(40) }));
  const faults = {
    ...{ "fake-429-0": "rate_limited", "fake-500": "overloaded", "fake-malformed-5": "malformed" },
    ...{ "fake-event-5": "overloaded", "fake-cut-5": "cut" },
  };
  const outcomes = await Promise.all(
    Object.keys(faults).map(async (name) => {
      const { runId, answerId } = await ask((await makeModel({ name })).id);
      await (await follow(user.id, runId)).ended();
      const { finish, error, text } = await answerOf(answerId);
      const [call] = await callsOf(runId);
      return { name, finish, error, isCharged: (call?.costMicros ?? 0n) > 0n, hasText: text !== "" };
    }),
  );
  const code = ({ error }: (typeof outcomes)[number]) => (error as { code: string } | null)?.code;
  expect(Object.fromEntries(outcomes.map((outcome) => [outcome.name, code(outcome)]))).toEqual(faults);
  for (const { name, finish, isCharged, hasText } of outcomes)
    expect({ finish, isCharged }, name).toEqual({ finish: "FAILED", isCharged: hasText });
});

test("an answer of 10 MB is ended, and stored as far as its model and every answer may go", async () => {
  const { fake, ask, makeModel, user } = place;
  const outcomes = await Promise.all(
    [1_000, 100_000].map(async (maxOutputTokens) => {
      const { runId, answerId } = await ask(
        (await makeModel({ name: `m-${maxOutputTokens}-fake-huge-10`, maxOutputTokens })).id,
      );
      await (await follow(user.id, runId)).ended();
      const { finish, error, text } = await answerOf(answerId);
      return { finish, code: (error as { code: string } | null)?.code, length: text.length };
    }),
  );
  const [beyondModel, beyondAll] = outcomes.map(({ length }) => length) as [number, number];
  expect(outcomes).toMatchObject([
    { finish: "FAILED", code: "too_large" },
    { finish: "LENGTH", code: undefined },
  ]);
  expect(beyondModel).toBeGreaterThan(10_000);
  expect(beyondModel).toBeLessThan(25_000);
  expect(beyondAll).toBeGreaterThan(MAX_ANSWER_CHARS / 2);
  expect(beyondAll).toBeLessThanOrEqual(MAX_ANSWER_CHARS);
  expect(fake.aborted()).toBe(2);
});

test("stopped from two devices at once, it stops once", async () => {
  const { fake, ask, makeModel, user } = place;
  slowly(fake, longText(3_000));
  const { runId, answerId } = await ask((await makeModel()).id);
  const follower = await follow(user.id, runId);
  await eventually(() => expect(follower.text().length).toBeGreaterThan(50));
  const stops = await Promise.all([1, 2, 3].map(() => stopRun({ userId: user.id }, runId)));
  expect(stops).toEqual(stops.map(() => ({ id: runId, status: expect.any(String), isStopping: true })));
  await follower.ended();
  expect(await answerOf(answerId)).toMatchObject({ finish: "STOPPED", error: null });
  expect(await callsOf(runId)).toMatchObject([{ status: "STOPPED" }]);
  expect(await stopRun({ userId: user.id }, runId)).toMatchObject({ status: "STOPPED", isStopping: false });
});
