import { describe, expect, it } from "vitest";
import { parseMarkdown } from "@/components/messages/markdown-parser";
import { styledSource } from "./styled-source";

const shown = (text: string, labels: readonly string[] = []) =>
  styledSource(text, labels, parseMarkdown)
    .filter(({ styles }) => styles.length > 0)
    .map(({ text: part, styles }) => `${part}: ${styles.join(" ")}`);

describe("what is typed", () => {
  it("is shown by what it means, its markers too", () => {
    expect(shown("a **b *c*** d")).toEqual([
      "**: strong marker",
      "b : strong",
      "*: strong emphasis marker",
      "c: strong emphasis",
      "*: strong emphasis marker",
      "**: strong marker",
    ]);
    expect(shown("`x` and ~~y~~")).toEqual([
      "`x`: code",
      "~~: delete marker",
      "y: delete",
      "~~: delete marker",
    ]);
    expect(shown("# Plan")).toEqual(["# : strong marker", "Plan: strong"]);
    expect(shown("> so\n\n```ts\nlet a\n```")).toEqual([
      "> : quote marker",
      "so: quote",
      "\n\n: marker",
      "```ts\nlet a\n```: code",
    ]);
    expect(shown("- one\n- two")).toEqual(["- : marker", "\n: marker", "- : marker"]);
  });

  it("shows the names that were picked, the longer one where two begin alike, and none in code", () => {
    const labels = ["@Ada", "@Ada Lindqvist"];
    expect(shown("hi **@Ada Lindqvist**, `@Ada`", labels)).toEqual([
      "**: strong marker",
      "@Ada Lindqvist: strong mention",
      "**: strong marker",
      "`@Ada`: code",
    ]);
  });

  it("is plain but for names while there is no parser", () => {
    expect(styledSource("**a** @Ada", ["@Ada"], null)).toEqual([
      { start: 0, text: "**a** ", styles: [] },
      { start: 6, text: "@Ada", styles: ["mention"] },
    ]);
  });

  it.each([
    "",
    "\n\n  **a\n- [ ] b\n\n| x | y |\n|---|---|\n| 1 | *2* |\n\n[l](http://e.org) <http://e.org> \\* &amp; !!!\n",
    `${"> ".repeat(40)}deep`,
    "*a*".repeat(4_000),
    "# h\n---\n1. a\n   ```\n   b",
    "\r\n*x*\r\n\t- y\u0000",
  ])("comes out as it went in: %j", (text) => {
    expect(
      styledSource(text, ["@A"], parseMarkdown)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});
