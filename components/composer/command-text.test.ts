import { expect, test } from "vitest";
import { parsePoll, parseStatus } from "./command-text";

test.each([
  ["Lunch? Soup, Bread", "Lunch?", ["Soup", "Bread"]],
  [
    "Lunch at 12:30? Soup, with bread\n- Salad, green",
    "Lunch at 12:30?",
    ["Soup, with bread", "Salad, green"],
  ],
  ["Where to\nParis\n\nRome\n", "Where to", ["Paris", "Rome"]],
  ["どこで？ 東京、大阪", "どこで？", ["東京", "大阪"]],
])("a poll is taken from %j", (text, question, options) => {
  expect(parsePoll(text)).toEqual({ question, options });
});

test.each(["", "Lunch?", "Lunch? Soup", "Soup, Bread", "? , ,"])("no poll is taken from %j", (text) => {
  expect(parsePoll(text)).toBeNull();
});

test.each([
  ["🏖️ On  vacation", { emoji: "🏖️", text: "On vacation" }],
  ["👩🏽‍💻", { emoji: "👩🏽‍💻", text: "" }],
  ["In a meeting 📅", { emoji: "", text: "In a meeting 📅" }],
  ["Off the grid", { emoji: "", text: "Off the grid" }],
  ["", null],
  ["clear", null],
  ["OFF", null],
])("a status is taken from %j", (text, status) => {
  expect(parseStatus(text)).toEqual(status);
});
