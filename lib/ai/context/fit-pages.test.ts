import { expect, it } from "vitest";
import { fitPages } from "./fit-pages";
import { shareRoom } from "./share-room";

it("shares room equally, and what one leaves goes to the others", () => {
  expect(shareRoom([10, 500, 500], 410)).toEqual([10, 200, 200]);
  expect(shareRoom([10, 20], 100)).toEqual([10, 20]);
  expect(shareRoom([10, 20], -1)).toEqual([0, 0]);
  expect(shareRoom([], 5)).toEqual([]);
});

it("gives whole pages, and names those that are given", () => {
  const pages = ["a".repeat(100), "", "b".repeat(100)];
  expect(fitPages({ pages, isPaged: true }, 1_000)).toEqual({
    text: `--- p. 1 ---\n${pages[0]}\n\n--- p. 3 ---\n${pages[2]}`,
    left: null,
  });
  expect(fitPages({ pages, isPaged: true }, 150)).toEqual({
    text: `--- p. 1 ---\n${pages[0]}`,
    left: "only pages 1 to 2 of 3",
  });
  expect(fitPages({ pages, isPaged: true }, 60).left).toBe("only the first 26%");
});

it("cuts a text between characters", () => {
  const { text, left } = fitPages({ pages: ["é🙂".repeat(100)], isPaged: false }, 9);
  expect(text).toBe("é🙂é");
  expect(left).toBe("only the first 1%");
  expect(fitPages({ pages: ["text"], isPaged: false }, -5)).toEqual({ text: "", left: "nothing" });
});
