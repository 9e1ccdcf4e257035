import { describe, expect, it } from "vitest";
import { ruleOf } from "@/lib/dates/rule";
import { formatRule } from "@/lib/dates/rule-format";
import { describeRule } from "@/lib/dates/rule-words";
import { ImportNotes } from "@/lib/documents/import/notes";
import { cellText, csvCell } from "../../export/csv";
import { readDate, slashOrderOf } from "./dates";
import { type CsvMapping, guessMapping } from "./fields";
import { joinNames, parseCsv, splitNames } from "./parse";
import { readCsv } from "./read";
import { readRepeatWords } from "./repeat";

const now = new Date("2027-02-01T12:00:00Z");
const read = (text: string, mapping: CsvMapping | null = null) => {
  const notes = new ImportNotes();
  return { ...readCsv(text, { now, timeZone: "Europe/Berlin", mapping }, notes), notes: notes.list() };
};

describe("cells", () => {
  it.each([
    [
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "\uFEFFa;b\n1;2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a\tb\r1\t2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ['"a, b","say ""hi""\r\nyou",c', [["a, b", 'say "hi"\r\nyou', "c"]]],
    [
      "a,b\n\n,\n1,\n",
      [
        ["a", "b"],
        ["1", ""],
      ],
    ],
    ['"a" x,b', [["a x", "b"]]],
    ["", []],
  ])("reads %j", (text, rows) => {
    expect([...parseCsv(text)]).toEqual(rows);
  });

  it.each(["=1", "'=1", "''=1", " '+x", "'\tx", "\tx", "'quoted'", "-", "plain"])(
    "gives %j back as it was",
    (value) => {
      const [[cell] = []] = parseCsv(csvCell(value));
      expect(cellText(cell ?? "")).toBe(value);
    },
  );

  it("gives names back that hold what separates them", () => {
    const names = ["a, b", 'say "hi"', "x;y", "plain"];
    expect(splitNames(joinNames(names))).toEqual(names);
    expect(splitNames("home, work; garden\nshed,,")).toEqual(["home", "work", "garden", "shed"]);
    expect(splitNames('5" nails, "open')).toEqual(['5" nails', '"open']);
  });
});

it("guesses the columns of other programs", () => {
  expect(
    guessMapping([
      "Task ID",
      "Name",
      "Section/Column",
      "Assignee Email",
      "Due Date",
      "Tags",
      "Notes",
      "Parent task",
    ]),
  ).toEqual({ id: 0, title: 1, column: 2, assignees: 3, due: 4, labels: 5, notes: 6, parent: 7 });
  expect(guessMapping(["Was", "Bis wann"])).toEqual({ title: 0 });
});

describe("dates", () => {
  it.each([
    ["2027-03-01", null, "2027-03-01", null],
    ["2027-03-01 09:30", null, "2027-03-01", "09:30"],
    ["2027-03-01T23:30:00Z", null, "2027-03-02", "00:30"],
    ["1.3.2027", null, "2027-03-01", null],
    ["March 1, 2027 5:00 PM", null, "2027-03-01", "17:00"],
    ["1 Mar 2027", null, "2027-03-01", null],
    ["3/4/2027", "day", "2027-04-03", null],
    ["3/4/2027", "month", "2027-03-04", null],
  ] as const)("reads %s (%s)", (text, order, on, time) => {
    expect(readDate(text, order, "Europe/Berlin")).toEqual({ on, time });
  });
  it.each(["3/4/2027", "31.2.2027", "9999-01-01", "soon", "", "13/13/2027"])(
    "doesn't guess at %j",
    (text) => {
      expect(readDate(text, null, "Europe/Berlin")).toBeNull();
    },
  );
  it("learns the order of day and month from the other dates", () => {
    expect(
      ["1/2/2027 13/2/2027", "1/2/2027 2/13/2027", "13/2/2027 2/13/2027", "1/2/2027"].map((all) =>
        slashOrderOf(all.split(" ")),
      ),
    ).toEqual(["day", "month", null, null]);
  });
});

it.each([
  ruleOf("day"),
  ruleOf("week", { every: 2, weekdays: ["MO", "WE"] }),
  ruleOf("week", { weekdays: ["MO", "TU", "WE", "TH", "FR"] }),
  ruleOf("month", { days: [31] }),
  ruleOf("month", { days: [-1], until: "2127-06-05" }),
  ruleOf("month", { nth: [{ nth: 2, weekday: "TU" }] }),
  ruleOf("year", { days: [29], month: 2 }),
])("reads the words of a repetition (%#)", (rule) => {
  for (const mode of ["SCHEDULE", "COMPLETION"] as const) {
    const words = describeRule(rule, mode);
    expect([words, readRepeatWords(words)]).toEqual([words, { rule: formatRule(rule), mode }]);
  }
});

it("reads the tasks of a spreadsheet, and puts them under one another", () => {
  const { tasks, columns, notes } = read(
    "Name;Section/Column;Due Date;Tags;Assignee;Notes;Parent task;Priority;Done;Cost\n" +
      'Paint;To do;13/2/2027;home, "a, b";ben@example.com;"Two\r\nlines";;High;;5\n' +
      "Buy brushes;;;;;;Paint;;yes;\n" +
      "Move;Doing;4/2/2027;;;;;odd;2027-01-05;\n" +
      ";Doing;;;;words;;;;\n" +
      "Lost;to DO;soon;;;;Nowhere;;;\n",
  );
  expect(columns).toEqual(["To do", "Doing"]);
  expect(tasks.map(({ title }) => title)).toEqual(["Paint", "Move", "Lost"]);
  expect(tasks[0]).toMatchObject({
    ...{ column: "To do", due: { on: "2027-02-13", time: null }, labels: ["home", "a, b"], priority: 3 },
    ...{
      assignees: ["ben@example.com"],
      notes: "Two\nlines",
      subtasks: [{ title: "Buy brushes", completedAt: now }],
    },
  });
  expect(tasks[1]).toMatchObject({ due: { on: "2027-02-04" }, completedAt: new Date("2027-01-05") });
  for (const part of ["no title", "Lost (soon)", "odd", "Cost", "aren’t in the file"])
    expect(notes.join("\n")).toContain(part);
});

it("takes the columns that are given", () => {
  const { tasks } = read("Was,Wer,Wann\nMalen,Ben,2027-03-01\n", { title: 0, assignees: 1, due: 2 });
  expect(tasks).toMatchObject([{ title: "Malen", assignees: ["Ben"], due: { on: "2027-03-01" } }]);
});

it("puts no task under itself, however the file has it", () => {
  const { tasks, notes } = read("Id,Title,Parent id\n1,A,2\n2,B,1\n3,C,3\n");
  expect(tasks.map(({ title, subtasks }) => [title, subtasks.map((one) => one.title)])).toEqual([
    ["B", ["A"]],
    ["C", []],
  ]);
  expect(notes.join()).toContain("B, C");
});

it("reads a chain of tasks under one another, and breaks its cycle", () => {
  const size = 20_000;
  const rows = Array.from({ length: size }, (_, at) => `${at},T${at},${(at + size - 1) % size}`);
  const { tasks, notes } = read(`Id,Title,Parent id\n${rows.join("\n")}\n`);
  expect(tasks.map(({ title }) => title)).toEqual([`T${size - 1}`]);
  expect(notes.join()).toContain(`T${size - 1}`);
});

it.each(["", "Title\n", 'Title\n"open\n', `${"a,".repeat(201)}\n1\n`, `Title\n${"x\n".repeat(20_001)}`])(
  "refuses what holds no tasks, or too many (%#)",
  (text) => {
    expect(() => read(text)).toThrow();
  },
);
