import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "../names";
import { addCommentMark } from "../rich-text/comment-marks";
import { writeRichText } from "../rich-text/write";
import { replaceMarked } from "./replace-marked";

type Json = { text?: string; marks?: { type: string }[]; content?: Json[] };
const ID = "0193e0a0-7b7b-7abc-8def-000000000001";
const OTHER = "0193e0a0-7b7b-7abc-8def-000000000002";

const text = (words: string, ...marks: string[]) => ({
  ...{ type: "text", text: words },
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const paragraph = (...content: object[]) => ({ type: "paragraph", content });

function documentOf(...content: object[]): Y.Doc {
  const document = new Y.Doc();
  writeRichText(document.getXmlFragment(DOCUMENT_FIELD), { type: "doc", content });
  return document;
}
const contentOf = (document: Y.Doc) =>
  yXmlFragmentToProsemirrorJSON(document.getXmlFragment(DOCUMENT_FIELD)) as Json;
const wordsOf = ({ text: words = "", content = [] }: Json): string => words + content.map(wordsOf).join("");
const textOf = (document: Y.Doc) => contentOf(document).content?.map(wordsOf);

function suggested(quote: string, ...content: object[]): Y.Doc {
  const document = documentOf(...content);
  addCommentMark(document, ID, quote, null);
  return document;
}

describe("what was suggested", () => {
  it.each([
    ["on Monday", "on Tuesday", "We begin on Tuesday."],
    ["Monday", "Monday at nine", "We begin on Monday at nine."],
    ["We", "So we", "So we begin on Monday."],
    [" on Monday", "", "We begin."],
    ["begin", "start 🌊", "We start 🌊 on Monday."],
  ])("replaces %o by %o", (quote, replacement, expected) => {
    const document = suggested(quote, paragraph(text("We begin on Monday.")));
    expect(replaceMarked(document, ID, quote, replacement)).toBe(true);
    expect(textOf(document)).toEqual([expected]);
  });

  it("is taken back to what was there", () => {
    const document = suggested("on Monday", paragraph(text("We begin on Monday.")));
    replaceMarked(document, ID, "on Monday", "at nine");
    expect(replaceMarked(document, ID, "at nine", "on Monday")).toBe(true);
    expect(textOf(document)).toEqual(["We begin on Monday."]);
  });

  it("keeps the formatting around it, and has that of what it replaces", () => {
    const document = suggested(
      "old words",
      paragraph(text("The "), text("old", "bold"), text(" words here")),
    );
    replaceMarked(document, ID, "old words", "new words");
    const [block] = contentOf(document).content ?? [];
    expect(
      block?.content?.map(({ text: words, marks = [] }) => [
        words,
        marks.some(({ type }) => type === "bold"),
      ]),
    ).toEqual([
      ["The ", false],
      ["new", true],
      [" words", false],
      [" here", false],
    ]);
  });

  it("doesn't cut a character that both begin with half of", () => {
    const document = suggested("🌊", paragraph(text("the 🌊 sea")));
    expect(replaceMarked(document, ID, "🌊", "🌋")).toBe(true);
    expect(textOf(document)).toEqual(["the 🌋 sea"]);
  });

  it("is left out where its text says something else, is in pieces, or is gone", () => {
    const document = suggested("begin on", paragraph(text("We begin on Monday.")));
    const words = (document.getXmlFragment(DOCUMENT_FIELD).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    words.insert(6, "X");
    expect(replaceMarked(document, ID, "begin on", "start")).toBe(false);
    words.delete(0, words.length);
    expect(replaceMarked(document, ID, "begin on", "start")).toBe(false);
    expect(replaceMarked(document, OTHER, "begin on", "start")).toBe(false);
    expect(textOf(document)).toEqual([""]);
  });
});

it("puts all of a suggestion or nothing of it, whatever two people write meanwhile, and both see the same", () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  let accepted = 0;
  for (let round = 0; round < 300; round += 1) {
    const here = suggested("brave new", paragraph(text("Hello brave new world")), paragraph(text("second")));
    const there = new Y.Doc();
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
    for (const document of [here, there, there]) {
      const words = (document.getXmlFragment(DOCUMENT_FIELD).get(0) as Y.XmlElement).get(0) as Y.XmlText;
      if (random(2) === 0) words.insert(random(words.length + 1), "x");
      else if (random(3) === 0 && words.length > 1) words.delete(random(words.length - 1), 1);
    }
    const before = textOf(here);
    const isPut = replaceMarked(here, ID, "brave new", "cowardly old");
    if (isPut) accepted += 1;
    else expect(textOf(here)).toEqual(before);
    expect(textOf(here)?.[0]?.includes("cowardly old")).toBe(isPut);
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    expect(contentOf(here)).toEqual(contentOf(there));
    expect(replaceMarked(here, ID, "brave new", "cowardly old")).toBe(false);
  }
  expect(accepted).toBeGreaterThan(100);
});
