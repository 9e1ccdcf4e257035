import { expect, test } from "vitest";
import { richTextSchema } from "../rich-text/schema";
import type { Change } from "./change";
import { commonPairs } from "./common-pairs";
import { diffDocuments, groupChanges } from "./diff";

type Json = Record<string, unknown>;
const words = (text: string, ...marks: string[]): Json => ({
  type: "text",
  text,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const p = (...content: (string | Json)[]): Json => block("paragraph", content);
const block = (type: string, content: (string | Json)[], attrs?: Json): Json => ({
  type,
  ...(attrs && { attrs }),
  content: content.map((one) => (typeof one === "string" ? words(one) : one)),
});
const doc = (...content: Json[]) => richTextSchema.nodeFromJSON({ type: "doc", content });

/** Each change in short: `+` added, `-` removed, `>` moved, `~` formatted. */
function diff(before: ReturnType<typeof doc>, after: ReturnType<typeof doc>) {
  const signs = { added: "+", removed: "-", moved: ">", formatted: "~" } as const;
  return diffDocuments(before, after).map(({ kind, from, to, isBlock, removed, formats }: Change) => {
    const node = removed && richTextSchema.topNodeType.create(null, isBlock ? removed : undefined);
    const text = removed
      ? isBlock
        ? node?.textBetween(0, node.content.size, " ")
        : removed.textBetween(0, removed.size)
      : after.textBetween(from, to, " ", "\n");
    return `${signs[kind]}${isBlock ? "¶" : ""}${formats ? `[${formats}] ` : ""}${text?.trim()}`;
  });
}

test("equal documents differ in nothing", () => {
  const same = () => doc(p("One"), p("Two"));
  expect(diff(same(), same())).toEqual([]);
});

test("words that were put, taken and replaced within a block", () => {
  const before = doc(p("The launch is on Monday, if the tests pass."));
  const after = doc(p("The great launch is on Tuesday, if tests pass."));
  expect(diff(before, after)).toEqual(["+great", "-Monday", "+Tuesday", "-the"]);
});

test("words that follow each other are one change, with the blanks between them", () => {
  expect(diff(doc(p("We meet one two three here.")), doc(p("We meet four five six here.")))).toEqual([
    "-one two three",
    "+four five six",
  ]);
});

test("a text that became another one is replaced as a whole", () => {
  const before = doc(p("Alone between"), p("The quick brown fox jumps over the dog"), p("two others"));
  const after = doc(p("Alone between"), p("Nothing of it is left here for the reader"), p("two others"));
  expect(diff(before, after)).toEqual([
    "-The quick brown fox jumps over the dog",
    "+Nothing of it is left here for the reader",
  ]);
});

test("blocks that came, went and were moved", () => {
  const [a, b, c, d] = ["Apples are red", "Bananas bend", "Cherries come late", "Dates are sweet"];
  expect(diff(doc(p(a), p(b), p(c)), doc(p(a), p(d), p(b), p(c)))).toEqual([`+¶${d}`]);
  expect(diff(doc(p(a), p(b), p(c)), doc(p(a), p(c)))).toEqual([`-¶${b}`]);
  expect(diff(doc(p(a), p(b), p(c), p(d)), doc(p(d), p(a), p(b), p(c)))).toEqual([`>¶${d}`]);
});

test("formats: marks over words, in one change where they go on, and a link's address", () => {
  const before = doc(p("Bring the blue boat home"));
  expect(diff(before, doc(p("Bring ", words("the blue boat", "bold"), " home")))).toEqual([
    "~[bold] the blue boat",
  ]);
  const linked = (href: string) =>
    doc(p("See ", { type: "text", text: "this", marks: [{ type: "link", attrs: { href } }] }));
  expect(diff(linked("https://a.example"), linked("https://b.example"))).toEqual(["~[link] this"]);
});

test("a word of which a part became bold is still that word", () => {
  const plain = doc(p("a sailboat here"));
  for (const half of [
    doc(p("a sail", words("boat", "bold"), " here")),
    doc(p("a ", words("sail", "bold"), "boat here")),
  ])
    expect(diff(plain, half)).toEqual(["~[bold] sailboat"]);
});

test("attributes: the level of a heading, a ticked box, a paragraph that became a heading", () => {
  const heading = (level: number) => doc(block("heading", ["Plan"], { level }));
  expect(diff(heading(1), heading(2))).toEqual(["~¶[level] Plan"]);
  const task = (checked: boolean) =>
    doc(
      block("taskList", [block("taskItem", [p("Call Ben")], { checked }), block("taskItem", [p("Sleep")])]),
    );
  expect(diff(task(false), task(true))).toEqual(["~¶[checked] Call Ben"]);
  expect(diff(doc(p("Plan for May")), doc(block("heading", ["Plan for June"], { level: 2 })))).toEqual([
    "~¶[type] Plan for June",
    "-May",
    "+June",
  ]);
});

test("empty lines that came or went are nothing", () => {
  expect(diff(doc(p("one"), p("two")), doc(p("one"), p(), p("two"), p()))).toEqual([]);
});

test("lists are compared item by item", () => {
  const list = (...items: string[]) =>
    doc(
      block(
        "bulletList",
        items.map((item) => block("listItem", [p(item)])),
      ),
    );
  expect(
    diff(list("tea", "milk for Ada", "sugar"), list("tea", "oat milk for Ada", "bread", "sugar")),
  ).toEqual(["+oat", "+¶bread"]);
});

test("line breaks are compared like words", () => {
  const br = { type: "hardBreak" };
  expect(diff(doc(p("alpha", br, "beta gamma")), doc(p("alpha beta gamma")))).toEqual(["-", "+"]);
});

test("what stands together is one change to step to", () => {
  const before = doc(p("We meet one two here."), p("The second stays."), p("Third one of all"));
  const after = doc(p("We meet four five here."), p("The second stays."), p("The third one of all"));
  const changes = diffDocuments(before, after);
  expect(changes).toHaveLength(4);
  expect(groupChanges(changes)).toHaveLength(2);
});

test("lists too large for a table of all pairs are compared between what each has once", () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `line ${index}`);
  const changed = many.flatMap((line, index) => (index % 7 === 3 ? [`${line} changed`] : [line]));
  const after = ["new", ...changed.slice(0, 4_000), "new", ...changed.slice(4_000), "end"];
  const pairs = commonPairs(["old", ...many], after);
  expect(pairs).toHaveLength(changed.filter((line) => !line.endsWith("changed")).length);
  const before = ["old", ...many];
  expect(pairs.map(([place]) => before[place])).toEqual(pairs.map(([, place]) => after[place]));
  expect(pairs.every(([place], index) => index === 0 || place > pairs[index - 1]![0])).toBe(true);
});

test("a comment on a text, or gone from it, is no change; a text that moved with one is the same text", () => {
  const commented = { type: "text", text: "blue boat", marks: [{ type: "comment", attrs: { id: "c" } }] };
  const [plain, marked] = [p("Bring the ", "blue boat", " home"), p("Bring the ", commented, " home")];
  expect(diff(doc(plain), doc(marked))).toEqual([]);
  expect(diff(doc(marked), doc(plain))).toEqual([]);
  const others = [p("Apples are red"), p("Cherries come late")];
  expect(diff(doc(marked, ...others), doc(...others, plain))).toEqual([">¶Bring the blue boat home"]);
  expect(diff(doc(marked), doc(p("Bring the ", commented, " back")))).toEqual(["-home", "+back"]);
});

/** Texts of a megabyte, each of other words or of the same few in another order. */
const long = (blocks: number, word: (at: number) => string) => {
  let at = 0;
  const line = () => Array.from({ length: 200_000 / blocks }, () => word(at++)).join(" ");
  return doc(...Array.from({ length: blocks }, () => p(line())));
};
const mixed = (step: number) => (at: number) => `w${(at * step + ((at * at) >> 3)) % 61}`;

test.each([
  ["of nothing but other words", long(2_000, (at) => `a${at}`), long(2_000, (at) => `b${at}`)],
  ["of the same words in another order", long(2_000, mixed(7)), long(2_000, mixed(11))],
  ["of one block", long(1, mixed(7)), long(1, mixed(11))],
  ["of a word a line", long(100_000, mixed(7)), long(100_000, mixed(11))],
  ["of signs alone", doc(p(".,".repeat(500_000))), doc(p(",;".repeat(500_000)))],
])("two long texts %s are compared without comparing each word with each", (_, before, after) => {
  // Each with each would take minutes, which is beyond the limit of a test.
  expect(diffDocuments(before, after).length).toBeGreaterThan(0);
});
