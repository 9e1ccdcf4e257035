import { expect, test } from "vitest";
import { seedHue, spreadHues } from "./hues";

const people = (count: number) => Array.from({ length: count }, (_, i) => `0199a000-0000-7000-8000-${i}`);

test("a dozen people have a dozen hues", () => {
  expect(new Set(spreadHues(people(12)).values()).size).toBe(12);
});

test("the first has the hue of their seed, and who comes later changes nobody's", () => {
  const [first = ""] = people(1);
  expect(spreadHues([first]).get(first)).toBe(seedHue(first));
  expect([...spreadHues(people(40))].slice(0, 12)).toEqual([...spreadHues(people(12))]);
});

test("no hue is taken once more before all are taken as often", () => {
  const uses = new Map<number, number>();
  for (const hue of spreadHues(people(30)).values()) uses.set(hue, (uses.get(hue) ?? 0) + 1);
  expect([...uses.values()].every((count) => count === 2 || count === 3)).toBe(true);
});
