import { describe, expect, it } from "vitest";
import type { MentionTarget } from "@/lib/objects/mentions";
import { fromFieldValue } from "@/lib/time/calendar";
import { isInCode } from "./code-fences";
import { newLine } from "./list-lines";
import { addMention, fromMarkdown, type MentionText, toMarkdown } from "./mention-text";
import { parseWhen } from "./parse-when";
import { asBlock, linkOver } from "./paste";
import { rowsOfText, tableMarkdown } from "./paste-table";
import type { TextEdit } from "./text-edit";
import { triggerAt } from "./triggers";
import { emojiCodeBefore } from "./typed-emoji";
import { whenText } from "./when-text";

const person = (n: number): MentionTarget => ({
  type: "person",
  id: `0199aaaa-0000-7000-8000-00000000000${n}`,
});
const link = (label: string, n: number) =>
  `[${label}](mention:person/0199aaaa-0000-7000-8000-00000000000${n})`;
const apply = (text: string, { start, end, text: put }: TextEdit) =>
  text.slice(0, start) + put + text.slice(end);

describe("names", () => {
  it("become mentions where they stand alone, outside of code", () => {
    const written: MentionText = {
      text: "@Ada, not me@Ada or @Adam or `@Ada`\n```\n@Ada\n```\n@Ada L.",
      mentions: [
        { label: "@Ada", target: person(1) },
        { label: "@Ada L", target: person(2) },
      ],
    };
    expect(toMarkdown(written)).toBe(
      `${link("@Ada", 1)}, not me@Ada or @Adam or \`@Ada\`\n\`\`\`\n@Ada\n\`\`\`\n${link("@Ada L", 2)}.`,
    );
  });

  it("have borders in scripts without spaces, and any signs (case 19)", () => {
    const named = (text: string, label: string) =>
      toMarkdown({ text, mentions: [{ label, target: person(1) }] });
    expect(named("请@Ada看看，@Ada。「@Ada」/@Ada cc:@Ada", "@Ada")).toBe(
      `请${link("@Ada", 1)}看看，${link("@Ada", 1)}。「${link("@Ada", 1)}」/${link("@Ada", 1)} cc:${link("@Ada", 1)}`,
    );
    expect(named("링크는 @Ada에게, ถาม@Adaนะ", "@Ada")).toBe(
      `링크는 ${link("@Ada", 1)}에게, ถาม${link("@Ada", 1)}นะ`,
    );
    expect(named("a@Ada é@Ada _@Ada @Ada1 @Adaé", "@Ada")).toBe("a@Ada é@Ada _@Ada @Ada1 @Adaé");
    expect(named("hi @Jean-Luc (O'Neil) {x} & co!", "@Jean-Luc (O'Neil) {x} & co")).toContain("](mention:");
    expect(named("~~~\n@Ada\n~~~\n@Ada", "@Ada")).toBe(`~~~\n@Ada\n~~~\n${link("@Ada", 1)}`);
  });

  it("come back as they were", () => {
    const body = `Hi ${link("@A \\[x\\]", 1)} and [@channel](mention:all) [@Admins](mention:role/ADMIN), [a](https://b.example)`;
    expect(fromMarkdown(body).text).toBe("Hi @A [x] and @channel @Admins, [a](https://b.example)");
    expect(toMarkdown(fromMarkdown(body))).toBe(body);
  });

  it("distinguish two people of the same name", () => {
    const body = `${link("@Ada", 1)} ${link("@Ada", 2)} ${link("@Ada", 1)}`;
    expect(fromMarkdown(body).text).toBe("@Ada @Ada (2) @Ada");
    expect(toMarkdown(fromMarkdown(body))).toBe(body);
    const { mentions } = addMention([], "@Ada", person(1));
    expect(addMention(mentions, "@Ada", person(1)).mentions).toBe(mentions);
  });
});

describe("what is being named", () => {
  it.each([
    ["@", { kind: "person", query: "" }],
    ["Hi @Ada Li", { kind: "person", query: "Ada Li", start: 3 }],
    ["see (#gen", { kind: "channel", query: "gen" }],
    ["/rem", { kind: "command", query: "rem" }],
    ["nice :smi", { kind: "emoji", query: "smi" }],
    ["很好:smi", { kind: "emoji", query: "smi" }],
    ["见#pl", { kind: "channel", query: "pl" }],
    ["~~~\ncode\n~~~\n@Be", { kind: "person", query: "Be" }],
  ])("is found in %s", (text, expected) => {
    expect(triggerAt(text, text.length)).toMatchObject(expected);
  });

  it.each([
    "请@Be",
    "，@Be",
    "「@Be",
    "/@Be",
    "*@Be",
    "cc:@Be",
    "ถาม@Be",
    "안녕@Be",
    "(@Be",
    "**@Be",
    "🎉@Be",
    "—@Be",
  ])("is found in %s (case 19)", (text) =>
    expect(triggerAt(text, text.length)).toEqual({ kind: "person", query: "Be", start: text.length - 3 }),
  );

  it.each([
    ...[
      "mail@example",
      "`@ada",
      "```\n@ada",
      "a /rem",
      "12:30",
      "@ada said so today",
      "1@ada",
      "é@ada",
      "a_@ada",
    ],
    ...[
      "https://social.example/@ada",
      "见 https://social.example/@ada",
      "www.example.com/#ada",
      "C#a",
      "std::key",
    ],
    ...["~~~\n@ada", "> ```\n> @ada"],
  ])("isn't in %s", (text) => expect(triggerAt(text, text.length)).toBeNull());
});

describe("an emoji code (case 17)", () => {
  const nameIn = (text: string) => emojiCodeBefore(text, text.length)?.name ?? null;

  it.each([
    ":tada:",
    "Done :tada:",
    "(:tada:",
    "很好:tada:",
    "好。:tada:",
    "🎉:tada:",
    "Ja!:tada:",
    "> :tada:",
    "a\n:tada:",
    "*:tada:",
  ])("is meant in %j", (text) => expect(nameIn(text)).toBe("tada"));

  it.each([
    ...[
      "device b0:de:ab:",
      "device b0:de:ab:4a:47:",
      "fe80:0:ab:1234:",
      "fe80:0:ab:1234::1:",
      "use std::key:",
    ],
    ...[
      "std::key::Value and a::cool:",
      "ratio 10:100:",
      "at 10:30:45:",
      "nice:tada:",
      "grün:tada:",
      "a_:tada:",
    ],
    ...[
      "http://host:80:",
      "https://e.org/(:tada:",
      "www.e.org/:tada:",
      "C:/:tada:",
      "key=:tada:",
      "x[:100:",
      "@:tada:",
    ],
    ...["`:tada:", "```\n:tada:", "~~~\n:tada:", "> ```\n> :tada:", ":Tada:", ":t:", "::tada:", "tada:"],
  ])("isn't in %j", (text) => expect(nameIn(text)).toBeNull());
});

describe("a new line", () => {
  it.each([
    ["- a", "- a\n- "],
    ["  3. a", "  3. a\n  4. "],
    ["- [x] a", "- [x] a\n- [ ] "],
    ["- a\n- ", "- a\n"],
    ["a", "a\n"],
    ["```\n  - a", "```\n  - a\n  "],
    ["~~~\n  a", "~~~\n  a\n  "],
    ["> ```\n>   a", "> ```\n>   a\n>   "],
  ])("after %j", (text, expected) => {
    expect(apply(text, newLine(text, text.length, text.length))).toBe(expected);
  });

  it("distinguishes open code from closed", () => {
    expect(isInCode("```ts\na", 7)).toBe(true);
    expect(isInCode("```\na\n```\n", 10)).toBe(false);
    const inCode = (text: string) => isInCode(text, text.length);
    for (const open of [
      "~~~\na",
      "~~~ js\n```\na",
      "````\n```\na",
      "> ```js\n> a\n>\n> b",
      "> - ```\n>   a",
      "- ```\n  a",
      "1. ~~~\n   a",
      "```\na\n```\n```\nb",
    ])
      expect(inCode(open), open).toBe(true);
    for (const closed of [
      "~~~\na\n~~~\n",
      "> ```\n> a\n> ```\n> ",
      "> ```\n> a\nafter the quote",
      "```a```\nb",
      "``` a `b` ```\nc",
      "````\na\n`````\n",
      "a ``` b\n",
    ])
      expect(inCode(closed), closed).toBe(false);
  });
});

it("makes Markdown of a spreadsheet's cells", () => {
  expect(tableMarkdown(rowsOfText("Name\tAge\r\nA|da\t 36\n")!)).toBe(
    "| Name | Age |\n| --- | --- |\n| A\\|da | 36 |",
  );
  expect(rowsOfText("one\ttwo")).toBeNull();
  expect(rowsOfText("a\tb\nplain")).toBeNull();
});

describe("what is pasted", () => {
  it("over words is a link, where it is an address", () => {
    const over = (words: string, pasted: string) => linkOver(`see ${words}`, 4, 4 + words.length, pasted);
    expect(apply("see docs", over("docs", "https://example.org/a ")!)).toBe(
      "see [docs](https://example.org/a)",
    );
    for (const [words, pasted] of [
      ["", "https://example.org"],
      ["docs", "example"],
      ["https://old.example", "https://example.org"],
      ["a\nb", "https://example.org"],
    ] as const)
      expect(over(words, pasted)).toBeNull();
  });

  it("as a table has lines of its own", () => {
    expect(apply("a b", asBlock("a b", 2, 2, "|x|"))).toBe("a \n\n|x|\n\nb");
    expect(apply("a\n", asBlock("a\n", 2, 2, "|x|"))).toBe("a\n|x|\n\n");
  });
});

describe("a moment", () => {
  const now = new Date(2026, 10, 18, 15, 30); // a Wednesday
  it.each([
    ["in 20 minutes call Ada", new Date(2026, 10, 18, 15, 50), "call Ada"],
    ["in an hour", new Date(2026, 10, 18, 16, 30), ""],
    ["tomorrow", new Date(2026, 10, 19, 9), ""],
    ["tomorrow at 2pm do it", new Date(2026, 10, 19, 14), "do it"],
    ["monday 8:15 plan", new Date(2026, 10, 23, 8, 15), "plan"],
    ["wednesday", new Date(2026, 10, 25, 9), ""],
    ["at 9 stand-up", new Date(2026, 10, 19, 9), "stand-up"],
    ["in 2 months", new Date(2027, 0, 18, 15, 30), ""],
    ["in 3 mins tea", new Date(2026, 10, 18, 15, 33), "tea"],
    ["next week plan", new Date(2026, 10, 23, 9), "plan"],
    ["at 12am", new Date(2026, 10, 19, 0), ""],
    ["today at 12:30 pm", new Date(2026, 10, 18, 12, 30), ""],
    ["on 5 may at 10 plan", new Date(2027, 4, 5, 10), "plan"],
    ["2027-01-31 pay", new Date(2027, 0, 31, 9), "pay"],
    ["tomorrow 99 bottles", new Date(2026, 10, 19, 9), "99 bottles"],
  ])("begins %j", (text, at, rest) => expect(parseWhen(text, now)).toEqual({ at, rest }));

  it.each([
    // The clocks change that night: a day later is at the same time, 24 hours later isn't.
    ["in 1 day", "2027-03-27T18:00", "2027-03-28T18:00"],
    ["in 24 hours", "2027-03-27T18:00", "2027-03-28T19:00"],
    ["in a week", "2027-10-30T18:00", "2027-11-06T18:00"],
    ["in 2 months", "2027-02-28T09:00", "2027-04-28T09:00"],
    ["in a month", "2027-01-31T09:00", "2027-02-28T09:00"],
    // Skipped by clocks, and shown by them twice.
    ["tomorrow at 2:30", "2027-03-27T23:30", "2027-03-28T03:30"],
    ["tomorrow at 2:30", "2027-10-30T23:30", "2027-10-31T02:30"],
    ["monday", "2027-03-27T23:30", "2027-03-29T09:00"],
    ["at 0:15", "2027-03-27T23:30", "2027-03-28T00:15"],
  ])("%j keeps to the calendar in Berlin, from %s", (text, from, expected) => {
    const moment = (shown: string) => fromFieldValue(shown, "Europe/Berlin");
    expect(parseWhen(text, moment(from), "Europe/Berlin")?.at).toEqual(moment(expected));
  });

  it.each([
    ["2027-03-28T09:00", "tomorrow at 9:00 AM"],
    ["2027-03-29T09:00", "on Monday at 9:00 AM"],
    ["2027-03-27T23:50", "today at 11:50 PM"],
    ["2027-04-03T09:00", "on April 3 at 9:00 AM"],
    ["2028-01-01T00:00", "on January 1, 2028 at 12:00 AM"],
  ])("%s is said by the calendar", (then, expected) => {
    const moment = (shown: string) => fromFieldValue(shown, "Europe/Berlin");
    expect(whenText(moment(then), moment("2027-03-27T23:30"), "Europe/Berlin")).toBe(expected);
  });

  it.each([
    "3 apples",
    "call Ada tomorrow",
    "at 25:00",
    "tomorrow at 25:00",
    "at 13pm",
    "sun rays",
    "may we",
    "in 3 moments",
    "",
  ])("doesn't begin %j", (text) => expect(parseWhen(text, now)).toBeNull());
});
