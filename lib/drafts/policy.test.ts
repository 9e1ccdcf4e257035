import { expect, it } from "vitest";
import { baseOf, nextStep, type StoredDraft, type WrittenDraft, withAttempt } from "./policy";

const mine = (body: string, basedOn: number | null, rest: Partial<WrittenDraft> = {}): WrittenDraft => ({
  ...{ body, basedOn, isSaved: false },
  ...rest,
});
const saved = { isSaved: true };

it.each<[what: string, mine: WrittenDraft, stored: StoredDraft, step: ReturnType<typeof nextStep>]>([
  ["an empty field takes what is stored", mine("", null, saved), { body: "a", revision: 1 }, "take"],
  ["saved text follows another device", mine("a", 1, saved), { body: "ab", revision: 2 }, "take"],
  ["saved text that was deleted elsewhere goes", mine("a", 1, saved), null, "take"],
  ["saved text stays where the list ends before it", mine("a", 1, saved), undefined, "none"],
  ["saved text stays at its own event", mine("a", 2, saved), { body: "a", revision: 2 }, "none"],
  ["saved text stays at an older event", mine("a", 2, saved), { body: "b", revision: 1 }, "none"],
  ["new text is saved", mine("a", null), null, "save"],
  ["new text is saved where the former is gone", mine("ab", 1), null, "save"],
  ["text that goes on is saved", mine("ab", 1), { body: "a", revision: 1 }, "save"],
  ["text of two devices is offered", mine("ab", 1), { body: "ac", revision: 2 }, "offer"],
  ["text of two devices is offered from the start", mine("a", null), { body: "b", revision: 2 }, "offer"],
  ["text that contains the other's is saved", mine("one two", null), { body: "two ", revision: 2 }, "save"],
  ["a cleared field is deleted", mine("", 1), { body: "a", revision: 1 }, "save"],
  ["a cleared field takes what came after", mine("", 1), { body: "ab", revision: 2 }, "take"],
  [
    "what was stored without an answer is mine",
    mine("c", null, { attempts: ["a", "b"] }),
    { body: "a", revision: 2 },
    "save",
  ],
  [
    "what was stored without an answer is cleared as well",
    mine("", null, { attempts: ["a", "b"] }),
    { body: "a", revision: 2 },
    "save",
  ],
])("%s", (_, written, stored, step) => {
  expect(nextStep(written, stored)).toBe(step);
});

it("names the revision that a save replaces", () => {
  expect(baseOf(mine("ab", null), { body: "a", revision: 3 })).toBe(3);
  expect(baseOf(mine("ab", 4), { body: "a", revision: 3 })).toBe(4);
  expect(baseOf(mine("ab", 4), null)).toBe(4);
});

it("remembers the first attempts and the newest, each once", () => {
  const bodies = Array.from({ length: 20 }, (_, index) => `text ${index}`);
  const attempts = bodies.reduce<readonly string[]>(withAttempt, []);
  expect(attempts).toEqual([...bodies.slice(0, 9), "text 19"]);
  expect(withAttempt(attempts, "text 3")).toBe(attempts);
});
