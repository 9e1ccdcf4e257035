import { afterEach, describe, expect, it, vi } from "vitest";
import { numbers } from "@/tests/random";
import { type CalendarDate, dueInstant, plusDays, weekdayOfDate } from "./calendar-date";
import { firstDay, nextOccurrence, validateRule } from "./recurrence";
import { type RepeatMode, WEEKDAYS } from "./rule";
import { parseRule } from "./rule-text";

const LOS_ANGELES = "America/Los_Angeles";
const BERLIN = "Europe/Berlin";
const ZONES = ["UTC", LOS_ANGELES, BERLIN, "Pacific/Kiritimati", "Africa/Cairo"];

type Options = { mode?: RepeatMode; time?: string; timeZone?: string };

/** The days of a series of which each is done on its day, or as much later. */
function series(
  text: string,
  startsOn: CalendarDate,
  count: number,
  options: Options & { late?: number } = {},
) {
  const { mode = "SCHEDULE", time, timeZone = BERLIN, late = 0 } = options;
  const rule = validateRule({ rule: text, mode, startsOn });
  const days: (CalendarDate | null)[] = [startsOn];
  while (days.length < count) {
    const occurrenceOn = days.at(-1);
    if (!occurrenceOn) break;
    const completedAt = dueInstant(plusDays(occurrenceOn, late), time ?? "23:30", timeZone);
    days.push(
      nextOccurrence({ rule, mode, startsOn, occurrenceOn, completedAt, time: time ?? null, timeZone }),
    );
  }
  return days;
}

afterEach(() => vi.unstubAllEnvs());

describe.each(["UTC", "America/New_York", "Pacific/Auckland"])("in a process of %s", (zone) => {
  it.each([
    // Case 1.
    ["FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31 2027-06-30"],
    ["FREQ=MONTHLY;BYMONTHDAY=15", "2027-01-15 2027-02-15 2027-03-15 2027-04-15 2027-05-15 2027-06-15"],
    ["FREQ=MONTHLY", "2028-01-30 2028-02-29 2028-03-30 2028-04-30"],
    ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31", "2027-01-31 2027-04-30 2027-07-31 2027-10-31"],
    ["FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=29", "2026-09-29 2027-02-28 2027-07-29 2027-12-29 2028-05-29"],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-31 2027-02-28 2027-03-31 2027-04-30"],
    ["FREQ=MONTHLY;BYMONTHDAY=1,15", "2027-01-01 2027-01-15 2027-02-01 2027-02-15"],
    ["FREQ=MONTHLY;BYDAY=2TU", "2027-01-12 2027-02-09 2027-03-09 2027-04-13"],
    ["FREQ=MONTHLY;BYDAY=-1FR", "2027-01-29 2027-02-26 2027-03-26 2027-04-30"],
    [
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
      "2027-02-28 2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29",
    ],
    ["FREQ=YEARLY", "2027-05-31 2028-05-31 2029-05-31"],
    ["FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=2SU", "2027-05-09 2029-05-13 2031-05-11"],
    // Over changes of clocks, in both directions.
    ["FREQ=DAILY", "2027-03-27 2027-03-28 2027-03-29"],
    ["FREQ=DAILY;INTERVAL=2", "2027-10-30 2027-11-01 2027-11-03"],
    ["FREQ=WEEKLY", "2027-03-01 2027-03-08 2027-03-15 2027-03-22 2027-03-29 2027-04-05"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2027-03-01 2027-03-04 2027-03-15 2027-03-18 2027-03-29"],
    ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2027-03-26 2027-03-29 2027-03-30"],
    // Over the end of a year, and a leap day.
    ["FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "2027-12-19 2028-01-09 2028-01-30 2028-02-20 2028-03-12"],
    ["FREQ=DAILY", "2028-02-28 2028-02-29 2028-03-01"],
    // A first day that the rule doesn't name.
    ["FREQ=WEEKLY;BYDAY=MO", "2027-03-02 2027-03-08 2027-03-15"],
  ])("%s is %s", (rule, expected) => {
    vi.stubEnv("TZ", zone);
    const days = expected.split(" ");
    const first = days[0] ?? "";
    for (const timeZone of ZONES) {
      expect(series(rule, first, days.length, { timeZone }), timeZone).toEqual(days);
      for (const time of ["00:00", "02:30", "23:30"])
        expect(series(rule, first, days.length, { timeZone, time }), `${time} in ${timeZone}`).toEqual(days);
    }
  });

  it("the time of the day stays when clocks change", () => {
    vi.stubEnv("TZ", zone);
    const moments = (startsOn: string, time: string) =>
      series("FREQ=DAILY", startsOn, 3, { time }).map((on) =>
        dueInstant(on ?? "", time, BERLIN)
          .toISOString()
          .slice(0, 16),
      );
    expect(moments("2027-03-27", "09:00")).toEqual([
      "2027-03-27T08:00",
      "2027-03-28T07:00",
      "2027-03-29T07:00",
    ]);
    expect(moments("2027-10-30", "09:00")).toEqual([
      "2027-10-30T07:00",
      "2027-10-31T08:00",
      "2027-11-01T08:00",
    ]);
    // At 02:30 it would be left out; it is an hour later, on this day alone.
    expect(moments("2027-03-27", "02:30")).toEqual([
      "2027-03-27T01:30",
      "2027-03-28T01:30",
      "2027-03-29T00:30",
    ]);
  });
});

describe("by the schedule", () => {
  const next = (occurrenceOn: string, completedAt: string, time: string | null = null) =>
    nextOccurrence({
      rule: "FREQ=WEEKLY;BYDAY=MO",
      mode: "SCHEDULE",
      startsOn: "2027-03-01",
      occurrenceOn,
      completedAt: new Date(completedAt),
      time,
      timeZone: BERLIN,
    });

  it("five that are done at once are five (case 2)", () => {
    const days = ["2027-03-01"];
    for (let n = 0; n < 5; n++) days.push(next(days.at(-1) ?? "", "2027-02-20T12:00Z") ?? "");
    expect(days.slice(1)).toEqual(["2027-03-08", "2027-03-15", "2027-03-22", "2027-03-29", "2027-04-05"]);
  });

  it("those that passed meanwhile are left out, but not today", () => {
    expect(next("2027-03-01", "2027-03-18T12:00Z")).toBe("2027-03-22");
    expect(next("2027-03-01", "2027-03-22T12:00Z")).toBe("2027-03-22");
    // It is Monday in Berlin already.
    expect(next("2027-03-01", "2027-03-21T23:30Z")).toBe("2027-03-22");
    expect(next("2027-03-01", "2027-03-22T12:00Z", "14:00")).toBe("2027-03-22");
    expect(next("2027-03-01", "2027-03-22T13:00Z", "14:00")).toBe("2027-03-29");
  });

  it("ends with its last day, or with the last year", () => {
    expect(series("FREQ=WEEKLY;UNTIL=20270315", "2027-03-01", 9)).toEqual([
      "2027-03-01",
      "2027-03-08",
      "2027-03-15",
      null,
    ]);
    expect(series("FREQ=YEARLY;INTERVAL=20", "2165-01-01", 9)).toEqual(["2165-01-01", "2185-01-01", null]);
  });
});

describe("from completion", () => {
  const completion = { mode: "COMPLETION", late: 3 } as const;
  it.each([
    ["FREQ=DAILY", "2027-03-26 2027-03-30 2027-04-03"],
    ["FREQ=WEEKLY;INTERVAL=2", "2027-03-26 2027-04-12 2027-04-29"],
    ["FREQ=MONTHLY", "2027-01-28 2027-02-28 2027-04-03"],
    ["FREQ=YEARLY", "2028-02-26 2029-02-28 2030-03-03"],
    ["FREQ=WEEKLY;BYDAY=MO", "2027-03-01 2027-03-08 2027-03-15"],
    ["FREQ=MONTHLY;BYMONTHDAY=1", "2027-03-01 2027-04-01 2027-05-01"],
  ])("three days late, %s is %s", (rule, expected) =>
    expect(series(rule, expected.slice(0, 10), 3, completion)).toEqual(expected.split(" ")),
  );

  it("is counted on the day of the person, and ends", () => {
    const done = {
      rule: "FREQ=WEEKLY;UNTIL=20270309",
      mode: "COMPLETION",
      startsOn: "2027-02-01",
      occurrenceOn: "2027-03-01",
      completedAt: new Date("2027-03-02T02:00Z"),
      time: null,
    } as const;
    expect(nextOccurrence({ ...done, timeZone: LOS_ANGELES })).toBe("2027-03-08");
    expect(nextOccurrence({ ...done, timeZone: BERLIN })).toBe("2027-03-09");
    expect(nextOccurrence({ ...done, timeZone: BERLIN, rule: "FREQ=WEEKLY;UNTIL=20270308" })).toBeNull();
  });
});

it("is made at 23:30 in Los Angeles on the day that it is there (case 1)", () => {
  vi.stubEnv("TZ", "UTC");
  expect(firstDay("FREQ=MONTHLY;BYMONTHDAY=15", "2027-01-14")).toBe("2027-01-15");
  const options = { timeZone: LOS_ANGELES, time: "23:30" };
  expect(series("FREQ=MONTHLY;BYMONTHDAY=15", "2027-01-15", 7, options).map((on) => on?.slice(8))).toEqual(
    Array(7).fill("15"),
  );
});

it("a rule that has ended before it begins is refused", () => {
  const check =
    (rule: string, startsOn: string, mode: RepeatMode = "SCHEDULE") =>
    () =>
      validateRule({ rule, mode, startsOn });
  expect(check("FREQ=DAILY;UNTIL=20270101", "2027-01-02")).toThrow("ends before");
  expect(check("FREQ=DAILY;UNTIL=20270101", "2027-01-02", "COMPLETION")).toThrow("ends before");
  expect(check("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20270227", "2027-02-01")).toThrow("ends before");
  expect(check("FREQ=DAILY;UNTIL=20270101", "2027-01-01")()).toBe("FREQ=DAILY;UNTIL=20270101");
  expect(check("FREQ=WEEKLY", "2027-01-01", "COMPLETION")()).toBe("FREQ=WEEKLY");
});

/** The days of a rule, found by looking at each. */
function daysByHand(text: string, startsOn: CalendarDate, count: number): CalendarDate[] {
  const { unit, every, weekdays, days, nth, month } = parseRule(text);
  const monthOf = (on: string) => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));
  const mondayOf = (on: string) => plusDays(on, -((weekdayOfDate(on) + 6) % 7));
  const found: CalendarDate[] = [];
  for (let n = 0; found.length < count; n++) {
    const on = plusDays(startsOn, n);
    const day = Number(on.slice(8));
    const last = Number(plusDays(`${plusDays(`${on.slice(0, 8)}01`, 31).slice(0, 8)}01`, -1).slice(8));
    const weekday = WEEKDAYS[weekdayOfDate(on)];
    const isDay =
      days.some((one) => day === (one < 0 ? last : Math.min(one, last))) ||
      nth.some(
        (one) => one.weekday === weekday && (one.nth < 0 ? day > last - 7 : Math.ceil(day / 7) === one.nth),
      );
    const isIn = {
      day: () => n % every === 0,
      week: () =>
        weekdays.some((one) => one === weekday) &&
        ((Date.parse(mondayOf(on)) - Date.parse(mondayOf(startsOn))) / 604_800_000) % every === 0,
      month: () => isDay && (monthOf(on) - monthOf(startsOn)) % every === 0,
      year: () =>
        isDay &&
        Number(on.slice(5, 7)) === month &&
        (Number(on.slice(0, 4)) - Number(startsOn.slice(0, 4))) % every === 0,
    };
    if (isIn[unit]()) found.push(on);
  }
  return found;
}

it("any rule has the days that looking at each day finds", () => {
  const random = numbers(11);
  const pick = <T>(of: readonly T[]): T => of[random(of.length)]!;
  const some = <T>(of: readonly T[]) => [...new Set([pick(of), pick(of)])].join();
  for (let n = 0; n < 300; n++) {
    const nth = `${pick([1, 2, 3, 4, -1])}${pick(WEEKDAYS)}`;
    const parts = pick([
      () => "FREQ=DAILY",
      () => `FREQ=WEEKLY;BYDAY=${some(WEEKDAYS)}`,
      () => `FREQ=MONTHLY;BYMONTHDAY=${1 + random(31)}`,
      () => `FREQ=MONTHLY;BYMONTHDAY=${some([1, 5, 14, 28, -1])}`,
      () => `FREQ=MONTHLY;BYDAY=${nth}`,
      () => `FREQ=YEARLY;BYMONTH=${1 + random(12)};BYMONTHDAY=${1 + random(29)}`,
      () => `FREQ=YEARLY;BYMONTH=${1 + random(12)};BYDAY=${nth}`,
    ])();
    const text = `${parts};INTERVAL=${1 + random(4)}`;
    const from = plusDays("2024-01-01", random(3000));
    const startsOn = firstDay(text, from);
    if (!startsOn) throw new Error(`${text} never begins`);
    expect(startsOn, `first of ${text} from ${from}`).toBe(daysByHand(parts, from, 1)[0]);
    const count = text.includes("YEARLY") ? 3 : 8;
    expect(series(text, startsOn, count, { timeZone: pick(ZONES) }), `${text} from ${startsOn}`).toEqual(
      daysByHand(text, startsOn, count),
    );
  }
}, 30_000);
