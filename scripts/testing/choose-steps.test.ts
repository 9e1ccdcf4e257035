import { expect, test } from "vitest";
import { chooseSteps } from "./choose-steps.mjs";

const all = [{ name: "lint" }, { name: "api" }, { name: "build" }, { name: "e2e", needs: "build" }];
const chosen = (...args: string[]) => {
  const { steps, more } = chooseSteps(all, args);
  return { steps: steps.map(({ name }) => name), more };
};

test("runs everything unless a part is named", () => {
  expect(chosen()).toEqual({ steps: ["lint", "api", "build", "e2e"], more: [] });
  expect(chosen("api")).toEqual({ steps: ["api"], more: [] });
  expect(chosen("lint", "api")).toEqual({ steps: ["lint", "api"], more: [] });
});

test("adds what a part needs, and passes the rest on to its runner", () => {
  expect(chosen("e2e", "tests/e2e/story.spec.ts", "--headed")).toEqual({
    steps: ["build", "e2e"],
    more: ["tests/e2e/story.spec.ts", "--headed"],
  });
});

test("refuses a part that doesn't exist, with the names of those that do", () => {
  expect(() => chosen("apis")).toThrow(/no part "apis".*lint, api, build, e2e/s);
  expect(() => chosen("--headed")).toThrow(/no part/);
  expect(() => chosen("lint", "api", "tests/api/a.test.ts")).toThrow(/name one of lint, api/);
});
