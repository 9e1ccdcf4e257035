import { expect, it } from "vitest";
import { readFacts } from "./facts";

it("reads what the export writes behind a title", () => {
  const text =
    "Pay (due 2127-01-31 09:30 Asia/Tokyo, every month on the 1st, 2nd and 15th, high priority, @Ada, #home)";
  expect(readFacts(text, "UTC")).toMatchObject({
    title: "Pay",
    facts: {
      due: { on: "2127-01-31", time: "09:30", timeZone: "Asia/Tokyo" },
      repeat: { rule: expect.stringContaining("BYMONTHDAY=1,2,15") },
      ...{ priority: 3, assignees: ["Ada"], labels: ["home"] },
    },
  });
});

it.each([
  ["a number of an issue", "Fix the crash (#123)"],
  ["other words", "Call Ben (tomorrow, #home)"],
  ["two repetitions", "Water (every day, every day)"],
  ["more parts than a task has", `Tea (${"x, ".repeat(100_000)}x)`],
])("takes %s as part of the title", (_, text) => {
  expect(readFacts(text, "UTC")).toBeNull();
});
