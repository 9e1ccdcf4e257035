import { afterEach, describe, expect, it, vi } from "vitest";
import { numbers } from "@/tests/random";
import {
  bucketOf,
  type Due,
  dayOfDue,
  daysFrom,
  dueInstant,
  isCalendarDate,
  isClockTime,
  plusDays,
  plusMonths,
  todayIn,
  weekdayOfDate,
} from "./calendar-date";

const HONOLULU = "Pacific/Honolulu";
const AUCKLAND = "Pacific/Auckland";
const BERLIN = "Europe/Berlin";

afterEach(() => vi.unstubAllEnvs());

describe("a date", () => {
  it.each(["1970-01-01", "2027-02-28", "2028-02-29", "2000-02-29", "2199-12-31"])("is %s", (text) =>
    expect(isCalendarDate(text)).toBe(true),
  );
  it.each([
    ...["2027-02-31", "2027-02-29", "2100-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-01-00"],
    ...["9999-01-01", "2200-01-01", "1969-12-31", "0000-01-01", "+12027-01-01", "2027-1-1", "27-01-01"],
    ...["", "today", "2027-01-01T00:00", " 2027-01-01", "2027-01-01\n", "２０２７-01-01"],
  ])("isn't %j", (text) => expect(isCalendarDate(text)).toBe(false));

  it("is followed by the next one, also where a day has no midnight (case 4)", () => {
    for (const zone of ["Africa/Cairo", "America/Santiago", AUCKLAND, "UTC"]) {
      vi.stubEnv("TZ", zone);
      expect(new Date(2027, 8, 5, 12).toISOString().slice(11, 13), "the zone of the process").toBe(
        { "Africa/Cairo": "09", "America/Santiago": "15", [AUCKLAND]: "00", UTC: "12" }[zone],
      );
      for (const [first, days] of [
        ["2027-04-01", 30],
        ["2027-09-01", 30],
        ["2028-02-01", 29],
      ] as const) {
        const month = Array.from({ length: days }, (_, n) => plusDays(first, n));
        expect(month).toEqual(month.map((_, n) => `${first.slice(0, 8)}${String(n + 1).padStart(2, "0")}`));
        expect(month.map(weekdayOfDate)).toEqual(month.map((_, n) => (weekdayOfDate(first) + n) % 7));
      }
      for (const on of ["2027-04-30", "2027-09-05"]) {
        expect(plusDays(plusDays(on, -1), 1)).toBe(on);
        expect(todayIn(zone, dueInstant(on, "00:00", zone)), `begins in ${zone}`).toBe(on);
      }
    }
    expect(["2027-04-30", "2027-09-05"].map(weekdayOfDate)).toEqual([5, 0]);
  });

  it.each([
    ["2027-01-31", 1, "2027-02-28"],
    ["2027-01-31", 2, "2027-03-31"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2027-12-31", 2, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2027-03-31", -1, "2027-02-28"],
    ["2027-05-15", 20, "2029-01-15"],
  ])("%s and %i months are %s", (on, months, expected) => expect(plusMonths(on, months)).toBe(expected));

  it("counts as many days as were added", () => {
    const random = numbers(3);
    for (let n = 0; n < 2000; n++) {
      const on = plusDays("1970-01-01", random(80_000));
      const days = random(4000) - 2000;
      expect(daysFrom(on, plusDays(on, days))).toBe(days);
      expect((weekdayOfDate(on) + days + 7000) % 7).toBe(weekdayOfDate(plusDays(on, days)));
    }
  });
});

it("the clock shows times of 24 hours", () => {
  expect(["00:00", "09:30", "23:59"].map(isClockTime)).toEqual([true, true, true]);
  for (const text of ["24:00", "9:00", "09:60", "09:00:00", "", "ab:cd"])
    expect(isClockTime(text), text).toBe(false);
});

it.each([
  ["2027-01-31", "09:00", BERLIN, "2027-01-31T08:00:00.000Z"],
  ["2027-07-31", "09:00", BERLIN, "2027-07-31T07:00:00.000Z"],
  // Put forward from 2 to 3; put back from 3 to 2; midnight left out.
  ["2027-03-28", "02:30", BERLIN, "2027-03-28T01:30:00.000Z"],
  ["2027-10-31", "02:30", BERLIN, "2027-10-31T00:30:00.000Z"],
  ["2027-04-30", "00:00", "Africa/Cairo", "2027-04-29T22:00:00.000Z"],
  ["2027-04-04", "02:15", "Australia/Lord_Howe", "2027-04-03T15:45:00.000Z"],
  ["2027-01-01", "00:30", "Asia/Kolkata", "2026-12-31T19:00:00.000Z"],
])("%s %s in %s is %s", (on, time, zone, expected) =>
  expect(dueInstant(on, time, zone).toISOString()).toBe(expected),
);

describe("what is due", () => {
  const day = (on: string): Due => ({ on, at: null });
  const timed = (on: string, time: string, zone: string): Due => ({
    on,
    at: dueInstant(on, time, zone).toISOString(),
  });

  it("on a day is so on each one's own (case 3)", () => {
    const due = day("2027-01-15");
    const seen = (now: string) =>
      [HONOLULU, AUCKLAND].map((zone) => bucketOf(due, new Date(`2027-01-${now}`), zone));
    for (const zone of ["UTC", HONOLULU, AUCKLAND]) {
      vi.stubEnv("TZ", zone);
      expect(seen("15T03:00Z")).toEqual(["tomorrow", "today"]);
      expect(seen("15T11:30Z")).toEqual(["today", "overdue"]);
      expect(seen("14T11:30Z")).toEqual(["tomorrow", "today"]);
      expect(seen("16T10:00Z")).toEqual(["overdue", "overdue"]);
      expect(seen("01T12:00Z")).toEqual(["later", "later"]);
      expect([HONOLULU, AUCKLAND].map((at) => dayOfDue(due, at))).toEqual(["2027-01-15", "2027-01-15"]);
    }
  });

  it("at a time is a moment, on the day that it has where one is", () => {
    const due = timed("2027-01-15", "09:00", AUCKLAND);
    expect(dayOfDue(due, AUCKLAND)).toBe("2027-01-15");
    expect(dayOfDue(due, HONOLULU)).toBe("2027-01-14");
    expect(bucketOf(due, new Date("2027-01-14T19:59Z"), HONOLULU)).toBe("today");
    expect(bucketOf(due, new Date("2027-01-14T20:01Z"), HONOLULU)).toBe("overdue");
    expect(bucketOf(due, new Date("2027-01-14T20:00Z"), AUCKLAND)).toBe("today");
  });

  it.each([
    [-1, "overdue"],
    [0, "today"],
    [1, "tomorrow"],
    [2, "thisWeek"],
    [6, "thisWeek"],
    [7, "later"],
  ])("in %i days is %s, across a change of clocks, too", (days, expected) => {
    for (const today of ["2027-03-27", "2027-10-30"])
      for (const time of ["00:01", "12:00", "23:59"])
        expect(bucketOf(day(plusDays(today, days)), dueInstant(today, time, BERLIN), BERLIN)).toBe(expected);
  });
});
