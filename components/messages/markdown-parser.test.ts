import { expect, it } from "vitest";
import { markdownTree, parseMarkdown } from "./markdown-parser";
import { messageTrees } from "./message-trees";
import { plainTree } from "./plain-tree";

const typesOf = (body: string) => parseMarkdown(body)?.children.map(({ type }) => type);

it("parses GitHub's Markdown", () => {
  expect(typesOf("# a\n\n- b\n\n> c\n\n```\nd\n```\n\n|e|\n|-|\n|f|")).toEqual([
    "heading",
    "list",
    "blockquote",
    "code",
    "table",
  ]);
});

it("leaves HTML as the text that was typed", () => {
  expect(parseMarkdown("<img src=x onerror=alert(1)>")?.children).toMatchObject([
    { type: "paragraph", children: [{ type: "text", value: "<img src=x onerror=alert(1)>" }] },
  ]);
});

type Drawn = { type: string; value?: string; url?: string; children?: Drawn[]; data?: { number?: number } };
/** A tree as text, with a sign for each mark. */
const drawn = ({ type, value, url, children = [], data }: Drawn): string => {
  const inside = value ?? children.map(drawn).join("");
  if (type === "link") return `<${url}|${inside}>`;
  if (data?.number) return `#${data.number} ${inside}`;
  return (
    (
      { strong: `(b:${inside})`, emphasis: `(i:${inside})`, delete: `(s:${inside})` } as Record<
        string,
        string
      >
    )[type] ?? inside
  );
};
const read = (text: string) => drawn(parseMarkdown(text) as Drawn);

it.each([
  "\\\\server\\share\\new_folder\\_old_",
  "C:\\Users\\_me_\\*notes*\\readme.md",
  "C:\\Games\\Data\\..\\game.exe",
  "C:\\Program Files (x86)\\_x_\\y and d:\\",
  "..\\_old\\[a] \\d+\\* D:\\资料\\_旧_\\新",
  "请看C:\\_a_\\b，谢谢",
])("shows a path as it was typed (case 3): %s", (text) => expect(read(text)).toBe(text));

it("still escapes with a backslash before a sign, and draws what stands around a path (case 3)", () => {
  expect(read("\\*not so\\* snake\\_case\\_name 1\\. x")).toBe("*not so* snake_case_name 1. x");
  expect(read("**C:\\x\\_y_** and *(C:\\z)*")).toBe("(b:C:\\x\\_y_) and (i:(C:\\z))");
  expect(read("**重要**请看C:\\x [C:\\_a_](https://e.org/b)")).toBe(
    "(b:重要)请看C:\\x <https://e.org/b|C:\\_a_>",
  );
});

it("ends bare addresses where the sentence goes on, whatever stands around (case 1)", () => {
  const link = "<https://e.org/_a_|https://e.org/_a_>";
  expect(read("见https://e.org/_a_，**好**。")).toBe("见<https://e.org/_a|https://e.org/_a>_，(b:好)。");
  expect(read("**见https://e.org/_a_b（x）**")).toBe("(b:见<https://e.org/_a_b|https://e.org/_a_b>（x）)");
  expect(read("[见 https://e.org/b，好 www.e.org。")).toBe(
    "[见 <https://e.org/b|https://e.org/b>，好 <http://www.e.org|www.e.org>。",
  );
  expect(read("[https://e.org](https://x.org)，见a@b.org。")).toBe(
    "<https://x.org|https://e.org>，见<mailto:a@b.org|a@b.org>。",
  );
  expect(read("| a |\n|-|\n|https://e.org/b|")).toBe("a<https://e.org/b|https://e.org/b>");
  expect(read(`- \t> ${"https://e.org/_a_"}x，`)).toContain(link.replaceAll("_a_", "_a_x"));
});

it("reads emphasis beside CJK text and signs (case 1's neighbors)", () => {
  expect(read("这是**“重点”**内容，**重点。**English，*（强调）*的~~“删除”~~后")).toBe(
    "这是(b:“重点”)内容，(b:重点。)English，(i:（强调）)的(s:“删除”)后",
  );
  expect(read("**中文**和*강조*는 **「日本」**です")).toBe("(b:中文)和(i:강조)는 (b:「日本」)です");
  expect(read("中_文_中 a**“b”**c snake_case 2 * 3 * 4 = 24")).toBe(
    "中_文_中 a**“b”**c snake_case 2 * 3 * 4 = 24",
  );
  expect(read("[@Ada](mention:all)请看，**[@Ada](mention:all)**请")).toBe(
    "<mention:all|@Ada>请看，(b:<mention:all|@Ada>)请",
  );
});

it("keeps the numbers of a list as they were typed", () => {
  expect(read("1986. A year\n1990. B\n1990. C")).toBe("A year#1990 BC");
  expect(read("1. a\n1. b\n5. c")).toBe("ab#5 c");
  expect(read("1. a\n   3. no list\n2. b")).toBe("a\n3. no listb");
});

// Each of these would keep the parser busy for long, or overflow the stack.
it.each([
  [">", 10_000],
  ["> ", 5_000],
  ["1. ", 3_300],
  ["- ", 5_000],
  ["*a_ ", 2_500],
  ["[a](b)", 1_600],
])("shows %s times many as plain text", (text, times) => {
  expect(parseMarkdown(text.repeat(times))).toBeNull();
});

// Texts without any Markdown don't go through the parser, and mustn't differ from those that do.
it.each([
  "",
  "Hello",
  "Message 12: it takes more than one line, doesn’t it? (Yes - it does!)",
  "Ärger; “quoted” … 50% and/or e.g. 3:30 – 4 o'clock",
  "a  b",
  "Or 1. 2) - x",
])("reads %j as the parser would", (text) => {
  expect(plainTree(text)).toEqual(markdownTree(text));
});

it.each(["see www.example.com", "see https://example.com", "me@example.com", "end ", "*a*", "- b"])(
  "leaves %j to the parser",
  (text) => {
    expect(plainTree(text)).toBeNull();
  },
);

it("caches a parsed text, and drops old ones", () => {
  const first = markdownTree("*once*");
  expect(markdownTree("*once*")).toBe(first);
  // Nested so deeply that nothing is parsed.
  for (let n = 0; n < 1_000; n++) markdownTree(`${"> ".repeat(16)}${n}`);
  expect(markdownTree("*once*")).not.toBe(first);
});

it("finds the messages of a page that take the parser, each text once", () => {
  const message = (body: string) => ({ seq: 1, body, quote: { body: "*quoted*" } });
  const trees = messageTrees({ pages: [{ items: [message("*a*"), message("plain"), message("*a*")] }] });
  expect(trees).toEqual([["*a*", markdownTree("*a*")]]);
});
