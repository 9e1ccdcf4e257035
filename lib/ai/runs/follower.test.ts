import { expect, it } from "vitest";
import type { Part } from "../parts";
import { followRun, type Grown } from "./follower";

const text = (words: string): Part[] => [{ type: "text", text: words }];
type Answer = Awaited<ReturnType<Parameters<typeof followRun>[0]>>;

/** A run as the server has it, and somebody who follows it. Each question is answered when the test says so. */
function makeRun() {
  const chunks: Grown[] = [];
  const asked: { after: number; answer: () => Promise<void>; fail: (error: Error) => Promise<void> }[] = [];
  let status: Answer["status"] = "RUNNING";
  const answerTo = (after: number): Answer => {
    const last = chunks.at(-1) ?? { attempt: 1, seq: 0 };
    const mine = chunks.filter(({ attempt }) => attempt === last.attempt);
    const isWhole = after < (mine[0]?.seq ?? last.seq + 1);
    const parts = mine.filter(({ seq }) => seq > after).flatMap(({ parts }) => parts);
    return { status, attempt: last.attempt, seq: last.seq, isWhole, parts };
  };
  /** Waits until the follower has taken the answer. */
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  const follower = followRun(
    (after) =>
      new Promise((resolve, reject) =>
        asked.push({
          after,
          answer: () => {
            resolve(answerTo(after));
            return settled();
          },
          fail: (error) => {
            reject(error);
            return settled();
          },
        }),
      ),
    { isGone: (error) => (error as Error).message === "gone", onChange: () => {} },
  );
  return {
    follower,
    asked,
    write(attempt: number, words: string): Grown {
      const grown = { attempt, seq: chunks.length + 1, parts: text(words) };
      chunks.push(grown);
      return grown;
    },
    end: () => (status = "DONE"),
    shown: () =>
      follower
        .state()
        .parts.map((part) => ("text" in part ? part.text : ""))
        .join("|"),
  };
}

it("shows a late joiner what was written, and then what is", async () => {
  const run = makeRun();
  run.write(1, "Once ");
  run.write(1, "upon ");
  void run.follower.catchUp();
  await run.asked[0]?.answer();
  expect(run.shown()).toBe("Once upon ");
  run.follower.grow(run.write(1, "a time"));
  expect(run.shown()).toBe("Once upon a time");
  expect(run.asked).toHaveLength(1);
});

it("keeps the events that come while it asks, and asks again for what they leave out", async () => {
  const run = makeRun();
  void run.follower.catchUp();
  const answer = run.asked[0]?.answer;
  run.follower.grow(run.write(1, "a"));
  await answer?.();
  expect(run.shown()).toBe("a");
  expect(run.asked).toHaveLength(1);
  run.write(1, "b");
  run.follower.grow(run.write(1, "c"));
  expect(run.shown()).toBe("a");
  expect(run.asked.at(-1)?.after).toBe(1);
  run.follower.grow({ attempt: 1, seq: 4, parts: text("d") });
  await run.asked.at(-1)?.answer();
  expect(run.shown()).toBe("abcd");
});

it("replaces what an earlier attempt wrote, and shows nothing of it that comes late", async () => {
  const run = makeRun();
  const old = run.write(1, "half an ans");
  void run.follower.catchUp();
  await run.asked[0]?.answer();
  run.follower.grow(run.write(2, "An "));
  expect(run.shown()).toBe("An ");
  run.follower.grow(old);
  run.follower.grow({ attempt: 1, seq: 3, parts: text("late") });
  run.follower.grow(run.write(2, "answer"));
  expect(run.shown()).toBe("An answer");
  expect(run.follower.state().attempt).toBe(2);
});

it("reads the whole of a new attempt where its beginning was missed", async () => {
  const run = makeRun();
  run.write(1, "half");
  void run.follower.catchUp();
  await run.asked[0]?.answer();
  run.write(2, "A ");
  run.follower.grow(run.write(2, "whole"));
  await run.asked[1]?.answer();
  expect(run.shown()).toBe("A whole");
});

it("counts what comes twice once", async () => {
  const run = makeRun();
  const first = run.write(1, "a");
  run.follower.grow(first);
  run.follower.grow(first);
  void run.follower.catchUp();
  await run.asked[0]?.answer();
  expect(run.shown()).toBe("a");
});

it("ends by the event, by an answer that says so, and where the run is gone", async () => {
  const byEvent = makeRun();
  byEvent.follower.grow(byEvent.write(1, "a"));
  byEvent.follower.end();
  byEvent.follower.grow(byEvent.write(1, "b"));
  expect(byEvent.follower.state()).toMatchObject({ isEnded: true, parts: text("a") });

  const byAnswer = makeRun();
  void byAnswer.follower.catchUp();
  byAnswer.end();
  await byAnswer.asked[0]?.answer();
  expect(byAnswer.follower.state().isEnded).toBe(true);

  const gone = makeRun();
  void gone.follower.catchUp();
  await gone.asked[0]?.fail(new Error("gone"));
  expect(gone.follower.state().isEnded).toBe(true);
});
