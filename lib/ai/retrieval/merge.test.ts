import { expect, it } from "vitest";
import { merged } from "./merge";
import type { Candidate } from "./types";

const message = (id: string): Candidate => ({
  ...{ kind: "message", id, channelId: "c", at: new Date(0), matches: [], rank: 0 },
});
const near = (ids: string[], standsOut = false) => ({
  ...{ candidates: ids.map(message), similarity: 0.5, standsOut },
});
const ids = (found: readonly Candidate[]) => found.map(({ id }) => id);

it("puts first what is found both by its words and by its meaning", () => {
  const words = ["a", "b", "c"].map(message);
  expect(ids(merged(words, [near(["c"]), near(["x", "b"])], 9))).toEqual(["c", "b", "a"]);
});

it("takes what has none of the words only where it stands out", () => {
  expect(ids(merged([message("a")], [near(["x"]), near(["y"], true)], 9))).toEqual(["a", "y"]);
  expect(merged([], [near(["x"]), near(["z"])], 9)).toEqual([]);
});

it("has each once, and as many as are wanted", () => {
  const found = merged([message("a")], [near(["a"], true), near(["b"], true), near(["b"], true)], 2);
  expect(ids(found)).toEqual(["a", "b"]);
});
