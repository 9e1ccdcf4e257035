import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, it } from "vitest";
import { weekdayOfDate } from "@/lib/dates/calendar-date";
import { Calendar } from "./calendar";

const before = process.env.TZ;
afterEach(() => {
  process.env.TZ = before;
});

it.each([
  ["Africa/Cairo", "2027-04-30", 30],
  ["America/Santiago", "2027-09-05", 30],
  ["Europe/Berlin", "2027-03-28", 31],
])("has each day once under its weekday in %s, also one without a midnight", (zone, on, days) => {
  process.env.TZ = zone;
  const html = renderToStaticMarkup(<Calendar value={on} today={on} onChange={() => {}} />);
  const cells = [...html.matchAll(/data-day="([\d-]+)"/g)].map(([, day = ""]) => day);
  expect(cells.filter((day) => day.startsWith(on.slice(0, 7)))).toHaveLength(days);
  expect(new Set(cells).size).toBe(cells.length);
  expect(cells.map(weekdayOfDate)).toEqual(cells.map((_, index) => (index + 1) % 7));
  expect(/data-day="([\d-]+)"[^>]*data-selected/.exec(html)?.[1]).toBe(on);
});
