import type { Nodes } from "mdast";
import { expect, it } from "vitest";
import { addressesIn } from "@/lib/markdown/addresses";
import { syntaxTree } from "@/lib/markdown/syntax-tree";
import { mentionsIn } from "@/lib/objects/mentions";
import { bodyOf } from "../assistant/body";
import { checkAnswer } from "./citations";
import { withoutLinks } from "./without-links";

/** The links, pictures and addresses that a text would be drawn with. */
function linksIn(node: Nodes): string[] {
  if (node.type === "image" || node.type === "imageReference") return ["image"];
  if (node.type === "link") {
    const [label] = node.children;
    return label?.type === "text" && node.url === `mailto:${label.value}` ? [] : [node.url];
  }
  if (node.type === "text")
    return addressesIn(node.value).map(({ start, end }) => node.value.slice(start, end));
  return "children" in node ? node.children.flatMap(linksIn) : [];
}

const UUID = "0192f5a0-0000-7000-8000-000000000001";
const PIECES = [
  ...[
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "<",
    ">",
    "`",
    "```\n",
    "\\",
    "*",
    "_",
    "|",
    " ",
    "\n",
    "\n\n",
    "> ",
    "- ",
  ],
  ...[
    "[1]",
    "[9]",
    "【99】",
    "【9",
    "】",
    "![](x)",
    "[a]",
    "[a](",
    "@Ada",
    "go",
    "word",
    "ht",
    "tps",
    "www.",
    "//",
  ],
  ...[
    "https://evil.com/SECRET",
    "http://",
    "//evil.com/s",
    "ftp://evil.com/s",
    "https&#58;//evil.com/s",
    "&#91;",
  ],
  ...[
    "https\\://evil.com/s",
    "<https://evil.com/s>",
    "<data:s>",
    "mailto:a@b.co",
    "xmpp:a@b.co/s",
    "ada@example.com",
  ],
  ...[
    `(mention:person/${UUID})`,
    "(mention:all)",
    "mention:all",
    "(/w/acme/c/1)",
    "[^1]",
    "[^1]: ",
    "&amp;",
    "日本",
  ],
];

/** The same texts in every run. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it("no text of pieces of links, pictures, mentions and citations leaves one of them", () => {
  const random = randomOf(11);
  const sources = [{ number: 1, type: "message" as const, id: UUID }];
  for (let round = 0; round < 100; round += 1) {
    const text = Array.from({ length: 1 + random(12) }, () => PIECES[random(PIECES.length)]).join("");
    const { body } = bodyOf(text, sources);
    const results = [body, checkAnswer(text, (number) => number === 1).text, withoutLinks(text)];
    for (const result of results) expect(linksIn(syntaxTree(result)), JSON.stringify(text)).toEqual([]);
    expect(mentionsIn(body), JSON.stringify(text)).toEqual([]);
  }
});

it("nor does one that can’t be parsed, or takes too many rounds", () => {
  const random = randomOf(12);
  const deep = [
    `${"> ".repeat(20)}x\n\n`,
    `${"[".repeat(9)}9${"]".repeat(9)}`,
    "[".repeat(8) + "9]".repeat(8),
  ];
  for (let round = 0; round < 40; round += 1) {
    const end = Array.from({ length: 1 + random(10) }, () => PIECES[random(PIECES.length)]).join("");
    const text = `${deep[random(deep.length)]}${end}`;
    const { text: result } = checkAnswer(text, () => false);
    // Each part of it, as a page draws it.
    for (const part of [result, result.replace(/^[> ]+x\s+/, "")])
      expect(linksIn(syntaxTree(part)), JSON.stringify(text)).toEqual([]);
  }
});

it.each([
  [`[@Ada]【99】(mention:person/${UUID})`, "@Ada"],
  ["[@a]![](x)(mention:all)", "@a"],
  ["[go]![](a)(//evil.com/secret)", "go"],
  ["Write to ada@example.com [1].", "Write to ada@example.com [1]."],
  [
    "Ask <ada@example.com> or [Ada](mailto:ada@example.com?body=SECRET)",
    "Ask ada@example.com or Ada (ada@example.com)",
  ],
  ["See [the plan](/w/acme/c/1).", "See the plan."],
  ["See [x http://evil.com/secret] ok [1]", "See [x evil.com] ok [1]"],
  ["ftp://evil.com/secret and https&#58;//evil.com/secret", "evil.com and evil.com"],
  ["[![y](https://evil.com/SECRET)](https://evil.com/SECRET)", "y (evil.com)"],
])("of %j stays %j", (text, expected) => {
  expect(checkAnswer(text, (number) => number === 1).text).toBe(expected);
});

it("no mention in code is left in a message, and what is cut off leaves no link of half a code span", () => {
  expect(mentionsIn(bodyOf("`[@a](mention:all)`", []).body)).toEqual([]);
  const { body } = bodyOf(`\`[go](//evil.com/secret) ${"x ".repeat(50_000)}\``, []);
  expect(linksIn(syntaxTree(body))).toEqual([]);
});
