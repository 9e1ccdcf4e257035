import { expect, it } from "vitest";
import { peaksOf } from "./peaks";

it("takes the loudest of each stretch", () => {
  expect(peaksOf([0, 0.5, 1, 0.2], 2)).toEqual([128, 255]);
});

it("has a bar even for silence, and none that is out of range", () => {
  expect(peaksOf([], 64)).toEqual([0]);
  expect(peaksOf([3, -1], 64)).toEqual([255, 0]);
});
