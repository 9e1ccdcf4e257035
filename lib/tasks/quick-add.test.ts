import { afterEach, describe, expect, it, vi } from "vitest";
import { parseRule } from "@/lib/dates/rule-text";
import { describeRule } from "@/lib/dates/rule-words";
import { parse } from "@/tests/quick-add";
import { numbers } from "@/tests/random";

afterEach(() => vi.unstubAllEnvs());

it("a line with everything", () => {
  const line = "Pay rent every 1st at 9 @ben #home !high";
  expect(parse(line)).toEqual({
    title: "Pay rent",
    chips: [
      {
        ...{ kind: "repeat", text: "every 1st", start: 9, end: 18 },
        value: { rule: "FREQ=MONTHLY;BYMONTHDAY=1", mode: "SCHEDULE" },
      },
      {
        ...{ kind: "due", text: "at 9", start: 19, end: 23 },
        value: { on: "2026-12-01", time: "09:00", timeZone: "Europe/Berlin" },
      },
      { kind: "assignee", text: "@ben", start: 24, end: 28, value: "ben" },
      { kind: "label", text: "#home", start: 29, end: 34, value: "home" },
      { kind: "priority", text: "!high", start: 35, end: 40, value: 3 },
    ],
    fields: {
      due: { on: "2026-12-01", time: "09:00", timeZone: "Europe/Berlin" },
      repeat: { rule: "FREQ=MONTHLY;BYMONTHDAY=1", mode: "SCHEDULE" },
      priority: 3,
      assignees: ["ben"],
      labels: ["home"],
      newLabels: [],
    },
  });
});

it.each([
  ["Call Ada today", "Call Ada", "2026-11-26"],
  ["Call Ada tomorrow", "Call Ada", "2026-11-27"],
  ["Call Ada tomorrow about lunch", "Call Ada about lunch", "2026-11-27"],
  ["Tomorrow call Ada", "call Ada", "2026-11-27"],
  ["Call Ada the day after tomorrow", "Call Ada", "2026-11-28"],
  ["Call Ada friday", "Call Ada", "2026-11-27"],
  ["Call Ada Thursday.", "Call Ada.", "2026-12-03"],
  ["Call Ada next friday", "Call Ada", "2026-12-04"],
  ["Call Ada this friday", "Call Ada", "2026-11-27"],
  ["Call Ada next week", "Call Ada", "2026-11-30"],
  ["Call Ada on mon", "Call Ada", "2026-11-30"],
  ["Call Ada by Wed!", "Call Ada!", "2026-12-02"],
  ["On Monday call Ada", "call Ada", "2026-11-30"],
  ["Monday: call Ada", "call Ada", "2026-11-30"],
  ["Call Ada on Monday about lunch", "Call Ada about lunch", "2026-11-30"],
  ["Call Ada on Monday, then Ben", "Call Ada, then Ben", "2026-11-30"],
  ["Pay on 5 May", "Pay", "2027-05-05"],
  ["Pay 5 May 2028", "Pay", "2028-05-05"],
  ["Pay May 5th, 2028", "Pay", "2028-05-05"],
  ["Pay on the 5th of may", "Pay", "2027-05-05"],
  ["Pay due the 31st", "Pay", "2026-12-31"],
  ["Pay on 26 Nov", "Pay", "2026-11-26"],
  ["Party 29 February", "Party", "2028-02-29"],
  ["Pay 2027-01-31", "Pay", "2027-01-31"],
  ["Pay 1.12.", "Pay", "2026-12-01"],
  ["Pay 1.2.2027", "Pay", "2027-02-01"],
  ["Pay in 3 days", "Pay", "2026-11-29"],
  ["Pay in a week", "Pay", "2026-12-03"],
  ["Pay in 3 months", "Pay", "2027-02-26"],
  ["Pay due tomorrow", "Pay", "2026-11-27"],
  ["Pay  tomorrow   #home", "Pay", "2026-11-27"],
])("%j is due", (text, title, on) => {
  for (const zone of ["UTC", "Pacific/Auckland"]) {
    vi.stubEnv("TZ", zone);
    const parsed = parse(text);
    expect(parsed.title).toBe(title);
    expect(parsed.fields.due).toEqual({ on, time: null, timeZone: null });
  }
});

it.each([
  ["Stand-up at 9", "Stand-up", "2026-11-27", "09:00"],
  ["Stand-up at 14", "Stand-up", "2026-11-26", "14:00"],
  ["Stand-up 9:30pm", "Stand-up", "2026-11-26", "21:30"],
  ["Stand-up 12am", "Stand-up", "2026-11-27", "00:00"],
  ["Lunch at noon", "Lunch", "2026-11-27", "12:00"],
  ["at 9 stand-up", "stand-up", "2026-11-27", "09:00"],
  ["Stand-up at 9 #team @nobody", "Stand-up #team @nobody", "2026-11-27", "09:00"],
  ["Call Ada tomorrow at 9", "Call Ada", "2026-11-27", "09:00"],
  ["Call Ada tomorrow 9:15 about lunch", "Call Ada about lunch", "2026-11-27", "09:15"],
  ["Call Ada at 9 on Monday", "Call Ada", "2026-11-30", "09:00"],
  ["Call Ada 5 May, 9am", "Call Ada", "2027-05-05", "09:00"],
  ["Buy tomorrow 9 eggs", "Buy 9 eggs", "2026-11-27", null],
])("%j has a time", (text, title, on, time) => {
  const parsed = parse(text);
  expect(parsed.title).toBe(title);
  expect(parsed.fields.due).toEqual({ on, time, timeZone: time && "Europe/Berlin" });
});

it("today is the day of the person (case 1)", () => {
  const atNight = { now: new Date("2027-01-16T07:30Z"), timeZone: "America/Los_Angeles" };
  vi.stubEnv("TZ", "UTC");
  expect(parse("Pay every 15th", atNight).fields.due?.on).toBe("2027-01-15");
  expect(parse("Pay tomorrow", atNight).fields.due?.on).toBe("2027-01-16");
  expect(parse("Pay every 15th at 9", atNight).fields.due?.on).toBe("2027-02-15");
});

it.each([
  ["every day", "every day", "2026-11-26"],
  ["every 3 days", "every 3 days", "2026-11-26"],
  ["every weekday", "every weekday", "2026-11-26"],
  ["every weekend", "every week on Saturday and Sunday", "2026-11-28"],
  ["every week", "every week on Thursday", "2026-11-26"],
  ["every 2 weeks", "every 2 weeks on Thursday", "2026-11-26"],
  ["every other week", "every 2 weeks on Thursday", "2026-11-26"],
  ["every week on mon, wed", "every week on Monday and Wednesday", "2026-11-30"],
  ["every mon, wed and fri", "every week on Monday, Wednesday and Friday", "2026-11-27"],
  ["every monday", "every week on Monday", "2026-11-30"],
  ["every other friday", "every 2 weeks on Friday", "2026-11-27"],
  ["every month", "every month on the 26th", "2026-11-26"],
  ["every 1st", "every month on the 1st", "2026-12-01"],
  ["every 1st and 15th", "every month on the 1st and 15th", "2026-12-01"],
  ["every 31st", "every month on the 31st, or the last day of shorter months", "2026-11-30"],
  ["every 3 months on the 15th", "every 3 months on the 15th", "2026-12-15"],
  ["every last day of the month", "every month on the last day", "2026-11-30"],
  ["every 2nd tuesday", "every month on the second Tuesday", "2026-12-08"],
  ["every last friday", "every month on the last Friday", "2026-11-27"],
  ["every year", "every year on 26 November", "2026-11-26"],
  ["every 5 May", "every year on 5 May", "2027-05-05"],
  ["every year on may 5", "every year on 5 May", "2027-05-05"],
  ["every! week", "every week after completion", "2026-11-26"],
  ["every 2 weeks after completion", "every 2 weeks after completion", "2026-11-26"],
])("%j repeats", (text, words, on) => {
  const { title, fields } = parse(`Water plants ${text}`);
  expect(title).toBe("Water plants");
  expect(fields.repeat && describeRule(parseRule(fields.repeat.rule), fields.repeat.mode)).toBe(words);
  expect(fields.due).toEqual({ on, time: null, timeZone: null });
});

it("a repetition goes from the date that is given", () => {
  const { title, fields } = parse("Water plants every month on 31 January at 9");
  expect(title).toBe("Water plants");
  expect(fields.due).toEqual({ on: "2027-01-31", time: "09:00", timeZone: "Europe/Berlin" });
  expect(fields.repeat?.rule).toBe("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
});

it.each([
  ["Meet @ben", "Meet", ["ben"], [], 0],
  ["Meet @Ben Smith tomorrow", "Meet", ["ben"], [], 0],
  ["Meet @ben, then @ADA.", "Meet, then.", ["ben", "ada"], [], 0],
  ["Meet @jurgen", "Meet", ["jürgen"], [], 0],
  ["Meet @ann lee and @ann day", "Meet and", ["ann-1", "ann-2"], [], 0],
  ["Meet @Jean-Luc O’Neil Jr. today", "Meet", ["jean"], [], 0],
  ["Meet @ben @ben", "Meet @ben", ["ben"], [], 0],
  ["Write #deep work", "Write", [], ["deep"], 0],
  ["Write #HOME #12", "Write #12", [], ["home"], 0],
  ["!low write", "write", [], [], 1],
  ["Write !medium", "Write", [], [], 2],
  ["Write !!", "Write", [], [], 3],
  ["Write !high !low", "Write !low", [], [], 3],
])("%j has signs", (text, title, assignees, named, priority) => {
  const parsed = parse(text);
  expect(parsed.title).toBe(title);
  expect(parsed.fields).toMatchObject({ assignees, labels: named, priority });
});

it.each([
  ["Buy milk #shop", "Buy milk", ["shop"]],
  ["Buy milk #shop, #Shop and #späti", "Buy milk, #Shop and", ["shop", "späti"]],
  ["#HOME #12 #ff0000 C# a#b https://wiki.example/a#home", "", []],
])("%j makes labels where that is allowed", (text, title, named) => {
  const parsed = parse(text, { canMakeLabels: true });
  expect(parsed.fields.newLabels).toEqual(named);
  if (title) expect(parsed.title).toBe(title);
  expect(parse(text).fields.newLabels).toEqual([]);
});

describe("a chip that is taken back", () => {
  it("is text again, while the others stay", () => {
    const line = "Pay rent every 1st at 9 @ben #home !high";
    for (const { text } of parse(line).chips) {
      const { title, chips } = parse(line, { refused: [text] });
      expect(title).toBe(`Pay rent ${text}`);
      expect(chips.map((chip) => chip.text)).not.toContain(text);
      expect(chips).toHaveLength(4);
    }
  });

  it("stays so while one types on", () => {
    expect(parse("Read tomorrow at 9 @ben", { refused: ["tomorrow"] })).toMatchObject({
      title: "Read tomorrow",
      chips: [{ text: "at 9" }, { text: "@ben" }],
    });
  });

  it("brings no smaller one in its place", () => {
    expect(parse("Go next friday", { refused: ["next friday"] }).chips).toEqual([]);
    expect(parse("Go every 2 weeks on mon", { refused: ["every 2 weeks on mon"] }).chips).toEqual([]);
  });
});

describe("any line", () => {
  const words = [
    ..."Pay call Ada @ben @ada #home !high !! tomorrow today every day week month 1st and on at 9 9am in 3 days".split(
      " ",
    ),
    ..."next friday Monday may 5 2027-01-31 1.12. , . : by due the of about with C# ben@x.y Every Today sun \uFFFC  \t".split(
      " ",
    ),
    ...["ä", "日本", "(", ")", "@", "#", "!", "every!", "a".repeat(300)],
  ];
  const random = numbers(5);
  const line = () =>
    Array.from({ length: 1 + random(12) }, () => words[random(words.length)]).join(random(9) ? " " : "");

  it("is its title and its chips, in the order in which they stand", () => {
    let understood = 0;
    for (let n = 0; n < 4000; n++) {
      const text = line();
      const { title, chips } = parse(text);
      understood += chips.length;
      let end = 0;
      for (const chip of chips) {
        expect(chip.start, text).toBeGreaterThanOrEqual(end);
        expect(text.slice(chip.start, chip.end)).toBe(chip.text);
        expect(chip.text.trim(), text).toBe(chip.text);
        end = chip.end;
      }
      // Only blanks and commas where chips were are left out.
      const left = chips.reduceRight((rest, chip) => rest.slice(0, chip.start) + rest.slice(chip.end), text);
      expect(isSubsequence(title, left), JSON.stringify({ text, title })).toBe(true);
      expect(title.replace(/[\s,:]/g, ""), text).toBe(left.replace(/[\s,:]/g, ""));
      if (chips.length === 0) expect(title).toBe(text);
    }
    expect(understood).toBeGreaterThan(2000);
  });

  it("is as it was typed when all of it is taken back", () => {
    for (let n = 0; n < 1500; n++) {
      const text = line();
      const refused: string[] = [];
      for (let round = 0; round < 20; round++) {
        const { chips } = parse(text, { refused });
        if (chips.length === 0) break;
        refused.push(...chips.map((chip) => chip.text));
      }
      expect(parse(text, { refused }), text).toMatchObject({ title: text, chips: [] });
    }
  });

  it("is read at once, however long", () => {
    for (const part of ["every day ", "@ben ", "on monday ", "9", " ", "tomorrow,", "a-"]) {
      const started = performance.now();
      parse(part.repeat(20_000 / part.length));
      expect(performance.now() - started, part).toBeLessThan(2000);
    }
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === part.slice(at, at + letter.length)) at += letter.length;
  return at === part.length;
}
