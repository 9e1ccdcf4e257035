import { expect, it } from "vitest";
import { weekdayOfDate } from "@/lib/dates/calendar-date";
import { daysAround, stepBy } from "./calendar-days";

it.each(["2027-04-30", "2027-09-05", "2026-02-01", "2027-02-14", "2028-02-29", "2027-12-31"])(
  "the month of %s has every date once, each under its weekday (case 4)",
  (on) => {
    const days = daysAround(on, "month");
    expect(days.length % 7).toBe(0);
    expect(days.map(weekdayOfDate)).toEqual(days.map((_, index) => (index + 1) % 7));
    expect(new Set(days).size).toBe(days.length);
    expect([...days].sort()).toEqual(days);
    const [year = 0, month = 0] = on.split("-").map(Number);
    const inMonth = days.filter((day) => day.startsWith(on.slice(0, 7)));
    expect(inMonth).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate());
  },
);

it("a week is from Monday to Sunday, over the end of a year as well", () => {
  const days = daysAround("2027-01-01", "week");
  expect([days[0], days.at(-1), days.length]).toEqual(["2026-12-28", "2027-01-03", 7]);
});

it("a step goes to the next month from whichever day", () => {
  expect(stepBy("2027-01-31", "month", 1)).toBe("2027-02-01");
  expect(stepBy("2027-01-31", "month", -1)).toBe("2026-12-01");
  expect(stepBy("2027-01-31", "week", 1)).toBe("2027-02-07");
});
