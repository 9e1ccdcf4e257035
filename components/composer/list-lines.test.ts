import { describe, expect, it } from "vitest";
import { parseMarkdown } from "@/components/messages/markdown-parser";
import { indent, newLine, typedMark } from "./list-lines";
import type { TextEdit } from "./text-edit";

const apply = (text: string, edit: TextEdit | null) =>
  edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
/** At the end of the text, or with lines selected. */
const tab = (text: string, start = text.length, end = start) => apply(text, indent(text, start, end, false));
const back = (text: string, start = text.length, end = start) => apply(text, indent(text, start, end, true));

/** The depth of each item, as the renderer nests them. */
function depths(text: string) {
  const found: number[] = [];
  const walk = (node: { type: string; children?: unknown[] }, depth: number) => {
    const inside = node.type === "listItem" ? depth + 1 : depth;
    if (node.type === "listItem") found.push(inside);
    for (const child of node.children ?? []) walk(child as never, inside);
  };
  walk(parseMarkdown(text) as never, 0);
  return found;
}

describe("Tab in a list (case 8)", () => {
  it("nests what the renderer nests, whatever the marks before it", () => {
    for (const [flat, nested] of [
      ["1. first\n2. sub", "1. first\n   1. sub"],
      ["10. first\n11. sub", "10. first\n    1. sub"],
      ["1) first\n2) sub", "1) first\n   1) sub"],
      ["- first\n- sub", "- first\n  - sub"],
      ["1. first\n- sub", "1. first\n   - sub"],
      ["- first\n1. sub", "- first\n  1. sub"],
      ["- [ ] first\n- [ ] sub", "- [ ] first\n  - [ ] sub"],
      ["* a\n  more of a\n* sub", "* a\n  more of a\n  * sub"],
    ] as const) {
      expect(tab(flat), flat).toBe(nested);
      expect(depths(nested), nested).toEqual([1, 2]);
    }
  });

  it("goes on with the numbers of the list it comes into, and of the one it goes back to", () => {
    expect(tab("1. a\n   1. b\n2. c")).toBe("1. a\n   1. b\n   2. c");
    expect(tab("1. a\n   1. b\n      - c\n2. d")).toBe("1. a\n   1. b\n      - c\n   2. d");
    expect(tab("1. a\n   1. b\n   2. c")).toBe("1. a\n   1. b\n      1. c");
    expect(back("1. a\n   1. b\n   2. c")).toBe("1. a\n   1. b\n2. c");
    expect(back("1. a\n   - b\n     - c")).toBe("1. a\n   - b\n   - c");
  });

  it("moves all selected lines, and keeps them selected", () => {
    const all = "- a\n- b\n- c";
    expect(tab(all, 0, all.length)).toBe("  - a\n  - b\n  - c");
    expect(back("  - a\n  - b\n  - c", 3, 16)).toBe(all);
    expect(tab("1. x\n2. a\n3. b", 6, 13)).toBe("1. x\n   1. a\n   2. b");
    expect(tab("- x\n- a\n  - b\n- c", 4, 13)).toBe("- x\n  - a\n    - b\n- c");
    expect(indent(all, 1, all.length, false)?.select).toEqual([3, all.length + 6]);
    expect(tab("- x\n- a\nb", 4, 8)).toBe("- x\n  - a\nb");
  });

  it("moves code by two spaces, and leaves other text to the focus", () => {
    expect(tab("```\na")).toBe("```\na  ");
    expect(tab("```\na", 4)).toBe("```\n  a");
    expect(tab("```\na\n\nb\n```", 4, 8)).toBe("```\n  a\n\n  b\n```");
    expect(back("~~~\n   a")).toBe("~~~\n a");
    expect(tab("hello")).toBeNull();
    expect(tab("- a\n\nhello")).toBeNull();
    expect(back("- a")).toBeNull();
    expect(tab("- a")).toBe("  - a");
  });
});

describe("a mark that was put there and typed as well", () => {
  it.each([
    ["- a\n- - ", "- a\n- "],
    ["  * a\n  * * ", "  * a\n  * "],
    ["1. a\n2. 2. ", "1. a\n2. "],
    ["- [ ] a\n- [ ] - ", "- [ ] a\n- [ ] "],
    ["- [x] a\n- [ ] [ ] ", "- [x] a\n- [ ] "],
  ])("is there once: %j", (text, expected) =>
    expect(apply(text, typedMark(text, text.length))).toBe(expected),
  );

  it.each([
    "- - ",
    "a\n- - ",
    "- a\n  - - ",
    "- a\n- b - ",
    "1. a\n2. - ",
    "- a\n- 1. ",
    "```\n- a\n- - ",
    "1. a\n2. 24. ",
    "1. a\n2. 2) ",
    "- a\n- + ",
    "- a\n- * ",
    "- a\n- [ ] ",
  ])("stays where it is meant: %j", (text) => expect(typedMark(text, text.length)).toBeNull());

  it("follows a new line", () => {
    const text = "- one";
    const next = apply(text, newLine(text, 5, 5)) ?? "";
    expect(apply(`${next}- `, typedMark(`${next}- `, next.length + 2))).toBe("- one\n- ");
  });
});
