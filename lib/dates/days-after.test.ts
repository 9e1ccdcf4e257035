import { expect, it } from "vitest";
import { daysAfter } from "./days-after";
import { nextOccurrence } from "./recurrence";
import { anchored } from "./rule";
import { parseRule } from "./rule-text";

it.each([
  ["FREQ=DAILY", "2027-02-27", "2027-02-28 2027-03-01 2027-03-02"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2027-01-29", "2027-02-01 2027-02-02 2027-02-03"],
  ["FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2027-01-31", "2027-02-28 2027-03-31 2027-04-30"],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "2027-02-28", "2028-02-29 2029-02-28 2030-02-28"],
  ["FREQ=DAILY;UNTIL=20270201", "2027-01-31", "2027-02-01"],
])("%s goes on after %s", (text, on, days) => {
  expect(daysAfter(anchored(parseRule(text), on), on, on, 3).join(" ")).toBe(days);
});

it("finds the days that the server counts", () => {
  const rules = ["DAILY", "WEEKLY", "WEEKLY;BYDAY=MO,WE,SU", "MONTHLY", "MONTHLY;BYDAY=2TU,-1FR", "YEARLY"];
  for (const start of ["2026-11-29", "2027-01-31", "2028-02-29", "2027-07-04"])
    for (const rule of rules)
      for (const every of [1, 2, 3, 7]) {
        const text = `FREQ=${rule};INTERVAL=${every}`;
        const whole = anchored(parseRule(text), start);
        let on: string = start;
        for (const day of daysAfter(whole, start, start, 3)) {
          const completedAt = new Date(`${on}T12:00Z`);
          const next = nextOccurrence({
            ...{ rule: text, mode: "SCHEDULE", startsOn: start, occurrenceOn: on, completedAt },
            ...{ time: null, timeZone: "UTC" },
          });
          expect(day, `${text} from ${start}`).toBe(next);
          on = day;
        }
        expect(on > start).toBe(true);
      }
});
