import { describe, expect, it } from "vitest";
import { numbers } from "@/tests/random";
import {
  addDays,
  addMonths,
  daysBetween,
  endOfDay,
  fromFieldValue,
  isoDay,
  momentOf,
  relativeTime,
  timeOnDay,
  toFieldValue,
  weekdayOf,
} from "./calendar";
import { dayNumber, wallClock } from "./wall-clock";

const BERLIN = "Europe/Berlin";
const NEW_YORK = "America/New_York";
const LORD_HOWE = "Australia/Lord_Howe";
const KIRITIMATI = "Pacific/Kiritimati";
const APIA = "Pacific/Apia";
const HONOLULU = "Pacific/Honolulu";

const wall = (text: string) => Date.parse(`${text}Z`);
const at = (text: string, zone: string) => momentOf(wall(text), zone);
const iso = (moment: Date) => moment.toISOString().replace(/:00\.000Z$/, "Z");

describe("a time of clocks that change", () => {
  it.each([
    // Skipped: as much later.
    ["2027-03-28T02:30", BERLIN, "2027-03-28T01:30Z"],
    ["2027-03-14T02:15", NEW_YORK, "2027-03-14T07:15Z"],
    ["2026-10-04T02:15", LORD_HOWE, "2026-10-03T15:45Z"],
    // Shown twice: the first.
    ["2027-10-31T02:30", BERLIN, "2027-10-31T00:30Z"],
    ["2027-11-07T01:30", NEW_YORK, "2027-11-07T05:30Z"],
    ["2027-04-04T01:45", LORD_HOWE, "2027-04-03T14:45Z"],
    // Around them.
    ["2027-03-28T01:59", BERLIN, "2027-03-28T00:59Z"],
    ["2027-03-28T03:00", BERLIN, "2027-03-28T01:00Z"],
    ["2027-10-31T03:00", BERLIN, "2027-10-31T02:00Z"],
    ["2027-04-04T02:00", LORD_HOWE, "2027-04-03T15:30Z"],
    // Midnight itself is skipped.
    ["2027-04-30T00:00", "Africa/Cairo", "2027-04-29T22:00Z"],
    // Without changes, on both sides of the date line.
    ["2027-01-01T00:00", KIRITIMATI, "2026-12-31T10:00Z"],
    ["2027-01-01T00:00", HONOLULU, "2027-01-01T10:00Z"],
    // 30 December 2011 didn't take place there.
    ["2011-12-30T12:00", APIA, "2011-12-30T22:00Z"],
    ["2011-12-31T00:00", APIA, "2011-12-30T10:00Z"],
  ])("%s in %s", (text, zone, expected) => expect(iso(at(text, zone))).toBe(expected));
});

describe("days", () => {
  it("are those of the calendar, however long", () => {
    for (const [from, to, zone, days] of [
      ["2027-03-27T23:30", "2027-03-28T09:00", BERLIN, 1],
      ["2027-03-27T23:30", "2027-03-29T09:00", BERLIN, 2],
      ["2027-10-30T00:10", "2027-10-31T23:50", BERLIN, 1],
      ["2027-10-31T00:10", "2027-10-31T23:50", BERLIN, 0],
      ["2027-11-08T00:10", "2027-11-06T23:50", NEW_YORK, -2],
      ["2027-04-03T23:59", "2027-04-04T00:01", LORD_HOWE, 1],
    ] as const)
      expect(daysBetween(at(from, zone), at(to, zone), zone), `${from} to ${to}`).toBe(days);
    const moment = new Date("2027-06-01T10:30Z");
    expect(["Pacific/Pago_Pago", BERLIN, APIA, KIRITIMATI].map((zone) => isoDay(moment, zone))).toEqual([
      "2027-05-31",
      "2027-06-01",
      "2027-06-01",
      "2027-06-02",
    ]);
    expect([HONOLULU, KIRITIMATI].map((zone) => weekdayOf(moment, zone))).toEqual([2, 3]);
  });

  it("keep the time of the day across a change", () => {
    expect(iso(addDays(at("2027-03-27T18:00", BERLIN), 1, BERLIN))).toBe("2027-03-28T16:00Z");
    expect(iso(addDays(at("2027-10-30T18:00", BERLIN), 7, BERLIN))).toBe("2027-11-06T17:00Z");
    expect(iso(addDays(at("2026-10-03T18:00", LORD_HOWE), 1, LORD_HOWE))).toBe("2026-10-04T07:00Z");
    expect(iso(timeOnDay(at("2027-03-27T23:30", BERLIN), 1, 9 * 60, BERLIN))).toBe("2027-03-28T07:00Z");
    expect(endOfDay(at("2027-10-31T00:30", BERLIN), BERLIN).toISOString()).toBe("2027-10-31T22:59:59.000Z");
  });

  it("of months that are shorter are their last", () => {
    const monthsLater = (text: string, months: number) =>
      toFieldValue(addMonths(at(text, BERLIN), months, BERLIN), BERLIN);
    expect(monthsLater("2027-01-31T10:00", 1)).toBe("2027-02-28T10:00");
    expect(monthsLater("2027-12-31T10:00", 2)).toBe("2028-02-29T10:00");
    expect(monthsLater("2027-02-15T02:30", 1)).toBe("2027-03-15T02:30");
    expect(monthsLater("2027-03-31T10:00", -1)).toBe("2027-02-28T10:00");
  });
});

it("fields of day and time are read in the zone", () => {
  expect(iso(fromFieldValue("2027-03-28T02:30", BERLIN))).toBe("2027-03-28T01:30Z");
  expect(toFieldValue(new Date("2027-03-28T01:30Z"), BERLIN)).toBe("2027-03-28T03:30");
  expect(fromFieldValue("", BERLIN).getTime()).toBeNaN();
});

it.each([
  ["2027-03-29T00:15", "2027-03-27T23:30", "23 hours ago"],
  ["2027-03-29T01:30", "2027-03-27T23:30", "2 days ago"],
  ["2027-03-28T23:30", "2027-03-27T22:00", "yesterday"],
  ["2027-03-27T23:30", "2027-03-29T09:00", "in 2 days"],
  ["2027-10-30T12:00", "2027-10-31T12:00", "tomorrow"],
  ["2027-01-31T12:00", "2027-02-28T12:00", "in 1 month"],
  ["2027-01-15T12:00", "2027-03-15T12:00", "in 2 months"],
  ["2027-03-15T12:00", "2027-01-16T12:00", "1 month ago"],
  ["2027-03-10T12:00", "2027-03-01T12:00", "1 week ago"],
  ["2028-03-10T12:00", "2027-03-10T12:00", "1 year ago"],
  ["2027-03-10T12:00", "2027-03-10T12:00", "just now"],
  ["2027-03-10T12:00", "2027-03-10T12:20", "in 20 minutes"],
])("at %s, %s is %s", (now, then, expected) =>
  expect(relativeTime(at(then, BERLIN), at(now, BERLIN), BERLIN)).toBe(expected),
);

it("holds in every zone, for moments around changes and any others", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  expect(zones.length).toBeGreaterThan(300);
  const random = numbers(7);
  const START = Date.parse("2020-01-01T00:00Z");
  const MINUTES = 20 * 366 * 24 * 60;
  for (const zone of zones)
    for (let n = 0; n < 40; n++) {
      const moment = new Date(START + random(MINUTES) * 60_000);
      const shown = wallClock(moment, zone);
      const again = momentOf(shown, zone);
      const what = `${moment.toISOString()} in ${zone}`;
      // The same moment, or the first of two at which clocks show the same.
      expect(wallClock(again, zone), what).toBe(shown);
      expect(moment.getTime() - again.getTime(), what).toBeOneOf([0, 30 * 60_000, 3_600_000]);
      const days = random(400) - 200;
      const later = addDays(moment, days, zone);
      // A skipped time just before midnight ends up on the next day.
      expect(daysBetween(moment, later, zone) - days, what).toBeOneOf([0, 1]);
      const moved = (wallClock(later, zone) - shown) / 60_000 - days * 1440;
      expect(moved, `${what}, and ${days} days`).toBeOneOf([0, 30, 60]);
      const start = timeOnDay(moment, 0, 0, zone);
      expect(dayNumber(wallClock(start, zone)), what).toBe(dayNumber(shown));
      expect(dayNumber(wallClock(start.getTime() - 1000, zone)), what).toBe(dayNumber(shown) - 1);
    }
}, 60_000);
