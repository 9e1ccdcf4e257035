import { beforeEach, expect, onTestFinished, test } from "vitest";
import { TIME_LIMITS } from "@/lib/ai/runs/limits";
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
    ...{ "fake-429-0": "rate_limited", "fake-500": "overloaded" },
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
