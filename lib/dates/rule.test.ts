import { describe, expect, it } from "vitest";
import { anchored, firstOccurrence, ruleOf } from "./rule";
import { formatRule } from "./rule-format";
import { parseRule } from "./rule-text";
import { describeRule } from "./rule-words";

it.each([
  ["FREQ=DAILY", "every day"],
  ["FREQ=DAILY;INTERVAL=3", "every 3 days"],
  ["FREQ=WEEKLY", "every week"],
  ["FREQ=WEEKLY;BYDAY=MO,WE", "every week on Monday and Wednesday"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "every 2 weeks on Friday"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "every day"],
  ["FREQ=MONTHLY", "every month"],
  ["FREQ=MONTHLY;BYMONTHDAY=1,15", "every month on the 1st and 15th"],
  ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "every 3 months on the last day"],
  [
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    "every month on the 31st, or the last day of shorter months",
  ],
  ["FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", "every month on the 29th, or the last day of shorter months"],
  ["FREQ=MONTHLY;BYDAY=2TU", "every month on the second Tuesday"],
  ["FREQ=MONTHLY;BYDAY=1MO,3MO", "every month on the first Monday and third Monday"],
  ["FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"],
  ["FREQ=YEARLY", "every year"],
  ["FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15", "every year on 15 May"],
  ["FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=31", "every year on 31 August"],
  [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
    "every year on 29 February, or 28 February in shorter years",
  ],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every year on the last day of February"],
  ["FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=2SU", "every 2 years on the second Sunday of May"],
  ["FREQ=DAILY;UNTIL=20271231", "every day, until 31 December 2027"],
])("%s is %s", (text, words) => {
  const rule = parseRule(text);
  expect(describeRule(rule)).toBe(words);
  expect(formatRule(rule)).toBe(text);
  expect(describeRule(rule, "COMPLETION")).toContain(" after completion");
});

describe("one form", () => {
  it.each([
    ["RRULE:FREQ=DAILY;INTERVAL=1", "FREQ=DAILY"],
    ["freq=weekly;byday=we,mo,we;wkst=mo", "FREQ=WEEKLY;BYDAY=MO,WE"],
    ["INTERVAL=2;FREQ=WEEKLY;BYDAY=SU,MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU"],
    ["FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
    ["FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"],
    ["FREQ=MONTHLY;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"],
    ["FREQ=MONTHLY;BYMONTHDAY=28", "FREQ=MONTHLY;BYMONTHDAY=28"],
    ["FREQ=MONTHLY;BYMONTHDAY=-1,15,1", "FREQ=MONTHLY;BYMONTHDAY=1,15,-1"],
    ["FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=2TU"],
    ["FREQ=MONTHLY;BYDAY=+2TU,+2TU", "FREQ=MONTHLY;BYDAY=2TU"],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"],
    ["FREQ=DAILY;UNTIL=20271231T225959Z", "FREQ=DAILY;UNTIL=20271231"],
  ])("%s is stored as %s", (given, expected) => {
    expect(formatRule(parseRule(given))).toBe(expected);
    expect(formatRule(parseRule(expected))).toBe(expected);
  });
});

it.each([
  // Too often.
  ...["FREQ=HOURLY", "FREQ=MINUTELY;INTERVAL=90", "FREQ=SECONDLY"],
  // Never.
  ...["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"],
  ...[
    "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=32",
    "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
  ],
  ...["FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=-31", "FREQ=MONTHLY;BYDAY=0MO"],
  // Not each month.
  ...["FREQ=MONTHLY;BYDAY=5MO", "FREQ=YEARLY;BYMONTH=2;BYDAY=5MO", "FREQ=MONTHLY;BYMONTHDAY=1,31"],
  // Parts that don't go together, or aren't supported.
  ...["FREQ=MONTHLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=DAILY;BYMONTH=1"],
  ...["FREQ=DAILY;INTERVAL=2;BYDAY=MO", "FREQ=MONTHLY;BYDAY=2TU;BYMONTHDAY=1", "FREQ=MONTHLY;BYDAY=MO,2TU"],
  ...["FREQ=YEARLY;BYMONTHDAY=1", "FREQ=YEARLY;BYDAY=1MO", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1,2"],
  ...["FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=28,30;BYSETPOS=-1"],
  ...["FREQ=DAILY;COUNT=3", "FREQ=DAILY;BYHOUR=9", "FREQ=YEARLY;BYWEEKNO=1", "FREQ=WEEKLY;WKST=SU"],
  ...[
    "FREQ=MONTHLY;BYSETPOS=1",
    "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
    "FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=2",
    "FREQ=MONTHLY;SKIP=OMIT",
    "RSCALE=HEBREW;FREQ=YEARLY",
  ],
  // Numbers and dates that are none.
  ...[
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;INTERVAL=1000",
    "FREQ=DAILY;INTERVAL=1.5",
  ],
  ...["FREQ=YEARLY;INTERVAL=999", "FREQ=DAILY;INTERVAL=99999999999", "FREQ=DAILY;UNTIL=20270231"],
  ...["FREQ=DAILY;UNTIL=99991231", "FREQ=DAILY;UNTIL=tomorrow"],
  // No rule at all.
  ...["", "every day", "FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY;", ";", "FREQ", "FREQ=", "BYDAY=MO"],
  ...["FREQ=DAILY\nDTSTART:20270101", `FREQ=WEEKLY;BYDAY=${"MO,".repeat(200)}MO`],
])("%j is refused, and says why", (text) => expect(() => parseRule(text)).toThrow(/^[A-Z].{15,120}\.$/));

it("what a rule leaves open is as on its first day", () => {
  const from = (text: string, on: string) => formatRule(anchored(parseRule(text), on));
  expect(from("FREQ=DAILY", "2027-01-31")).toBe("FREQ=DAILY");
  expect(from("FREQ=WEEKLY", "2027-01-31")).toBe("FREQ=WEEKLY;BYDAY=SU");
  expect(from("FREQ=MONTHLY", "2027-01-31")).toBe("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
  expect(from("FREQ=YEARLY", "2028-02-29")).toBe("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1");
  expect(from("FREQ=YEARLY;BYMONTH=4", "2027-01-31")).toBe("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30");
  expect(from("FREQ=WEEKLY;BYDAY=MO", "2027-01-31")).toBe("FREQ=WEEKLY;BYDAY=MO");
});

it.each([
  ["FREQ=MONTHLY;BYMONTHDAY=31", "2027-02-01", "2027-02-28"],
  ["FREQ=MONTHLY;BYMONTHDAY=31", "2027-02-28", "2027-02-28"],
  ["FREQ=MONTHLY;BYMONTHDAY=15", "2027-01-16", "2027-02-15"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2027-01-31", "2027-02-01"],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2027-03-01", "2028-02-29"],
  ["FREQ=MONTHLY;BYDAY=-1FR", "2027-01-30", "2027-02-26"],
  ["FREQ=DAILY;UNTIL=20270130", "2027-01-31", null],
  ["FREQ=MONTHLY;BYMONTHDAY=1", "2199-12-02", null],
])("%s from %s on begins at %s", (text, from, expected) =>
  expect(firstOccurrence(parseRule(text), from)).toBe(expected),
);

it("a rule is built from its parts", () =>
  expect(formatRule(ruleOf("week", { every: 2, weekdays: ["MO"] }))).toBe("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"));
