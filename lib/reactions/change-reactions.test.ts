import { expect, it } from "vitest";
import { changeReactions } from "./change-reactions";

const groups = [
  { emoji: "👍", userIds: ["ada", "ben"] },
  { emoji: "🎉", userIds: ["ben"] },
];
const change = (emoji: string, userId: string, isAdded: boolean) =>
  changeReactions(groups, { emoji, userId, isAdded });

it("joins a group, begins one, leaves one and removes the empty one", () => {
  expect(change("🎉", "ada", true)[1]).toEqual({ emoji: "🎉", userIds: ["ben", "ada"] });
  expect(change("🚀", "ada", true)).toEqual([...groups, { emoji: "🚀", userIds: ["ada"] }]);
  expect(change("👍", "ada", false)[0]).toEqual({ emoji: "👍", userIds: ["ben"] });
  expect(change("🎉", "ben", false)).toEqual([groups[0]]);
});

it("changes nothing where that has happened already", () => {
  expect(change("👍", "ada", true)).toBe(groups);
  expect(change("🎉", "ada", false)).toBe(groups);
  expect(change("🚀", "ada", false)).toBe(groups);
});
