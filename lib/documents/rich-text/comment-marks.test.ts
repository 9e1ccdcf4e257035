import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "../names";
import { addCommentMark, removeCommentMark } from "./comment-marks";
import { richTextSchema } from "./schema";
import { replaceBlock, writeRichText } from "./write";

type Json = {
  type: string;
  text?: string;
  marks?: { type: string; attrs?: { id?: string } }[];
  content?: Json[];
};
const [FIRST, SECOND] = ["0193e0a0-7b7b-7abc-8def-000000000001", "0193e0a0-7b7b-7abc-8def-000000000002"];

const text = (words: string, ...marks: string[]) => ({
  ...{ type: "text", text: words },
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const block = (type: string, ...content: object[]) => ({ type, content });

function documentOf(...content: object[]): Y.Doc {
  const document = new Y.Doc();
  writeRichText(document.getXmlFragment(DOCUMENT_FIELD), { type: "doc", content });
  return document;
}
/** The relative positions around the words from `from` to `to` of the text of a block. */
function anchorIn(document: Y.Doc, index: number, from: number, to: number) {
  const node = (document.getXmlFragment(DOCUMENT_FIELD).get(index) as Y.XmlElement).get(0) as Y.XmlText;
  const at = (offset: number) =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(node, offset));
  return { from: at(from), to: at(to) };
}
/** The text that a comment is on. */
function commented(document: Y.Doc, id: string): string {
  const walk = ({ text: words = "", marks = [], content = [] }: Json): string =>
    (marks.some(({ type, attrs }) => type === "comment" && attrs?.id === id) ? words : "") +
    content.map(walk).join("");
  return walk(yXmlFragmentToProsemirrorJSON(document.getXmlFragment(DOCUMENT_FIELD)) as Json);
}

it("marks what was selected, where the same words stand twice", () => {
  const document = documentOf(block("paragraph", text("one two one")), block("paragraph", text("one")));
  addCommentMark(document, FIRST, "one", anchorIn(document, 0, 8, 11));
  const [paragraph] = (yXmlFragmentToProsemirrorJSON(document.getXmlFragment(DOCUMENT_FIELD)) as Json)
    .content!;
  expect(paragraph?.content?.map(({ text: words }) => words)).toEqual(["one two ", "one"]);
  expect(commented(document, FIRST)).toBe("one");
});

it("follows words that moved, and finds them again where others stand in their place", () => {
  const document = documentOf(block("paragraph", text("keep this part")));
  const anchor = anchorIn(document, 0, 5, 9);
  const words = (document.getXmlFragment(DOCUMENT_FIELD).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  words.insert(0, "Please ");
  addCommentMark(document, FIRST, "this", anchor);
  expect(commented(document, FIRST)).toBe("this");
  addCommentMark(document, SECOND, "part", anchor);
  expect(commented(document, SECOND)).toBe("part");
});

it("refuses words that are gone, and places without text", () => {
  const document = documentOf(block("paragraph", text("here")), { type: "horizontalRule" });
  const before = Y.encodeStateVector(document);
  expect(() => addCommentMark(document, FIRST, "there", null)).toThrow("Select it again");
  expect(() =>
    addCommentMark(document, FIRST, "here", { from: Uint8Array.of(9), to: Uint8Array.of() }),
  ).not.toThrow();
  expect(Y.encodeStateVector(document)).not.toEqual(before);
});

describe("comments and code", () => {
  it("are both there: on inline code, and within a block of it", () => {
    const document = documentOf(
      block("paragraph", text("Set "), text("port", "code"), text(" to 80")),
      block("codeBlock", text("listen(80)")),
    );
    addCommentMark(document, FIRST, "port to", null);
    addCommentMark(document, SECOND, "listen", null);
    expect([commented(document, FIRST), commented(document, SECOND)]).toEqual(["port to", "listen"]);
  });
});

it("lets comments overlap, and takes one away alone", () => {
  const document = documentOf(block("paragraph", text("one two three")));
  addCommentMark(document, FIRST, "one two", null);
  addCommentMark(document, SECOND, "two three", null);
  expect([commented(document, FIRST), commented(document, SECOND)]).toEqual(["one two", "two three"]);
  removeCommentMark(document, FIRST);
  expect([commented(document, FIRST), commented(document, SECOND)]).toEqual(["", "two three"]);
});

it("spans blocks, and a split keeps both halves", () => {
  const document = documentOf(block("paragraph", text("the end")), block("heading", text("A beginning")));
  const [from] = [anchorIn(document, 0, 4, 7).from];
  addCommentMark(document, FIRST, "end\nA", { from, to: anchorIn(document, 1, 0, 1).to });
  expect(commented(document, FIRST)).toBe("endA");
});

describe("what is written anew", () => {
  const write = (document: Y.Doc, ...content: object[]) =>
    writeRichText(document.getXmlFragment(DOCUMENT_FIELD), { type: "doc", content });

  it("keeps the comments of blocks that say the same, also between others", () => {
    const document = documentOf(
      block("paragraph", text("alpha beta gamma")),
      block("paragraph", text("second")),
    );
    addCommentMark(document, FIRST, "beta", null);
    write(
      document,
      block("paragraph", text("beta comes first")),
      block("paragraph", text("alpha beta gamma")),
      block("paragraph", text("2nd")),
    );
    expect(commented(document, FIRST)).toBe("beta");
    const [, same] = (yXmlFragmentToProsemirrorJSON(document.getXmlFragment(DOCUMENT_FIELD)) as Json)
      .content!;
    expect(same?.content).toHaveLength(3);
  });

  it("finds the words of a comment in a block that says something else", () => {
    const document = documentOf(block("paragraph", text("We begin on Monday, all of us")));
    addCommentMark(document, FIRST, "on Monday", null);
    write(document, block("heading", text("So it begins on Monday")));
    expect(commented(document, FIRST)).toBe("on Monday");
    write(document, block("paragraph", text("Nothing of it")));
    expect(commented(document, FIRST)).toBe("");
  });

  it("keeps the comments of a block that is put in the place of one", () => {
    const document = documentOf(block("paragraph", text("one")), block("paragraph", text("keep this")));
    addCommentMark(document, FIRST, "this", null);
    const blocks = [richTextSchema.nodeFromJSON(block("paragraph", text("and keep this too")))];
    replaceBlock(document.getXmlFragment(DOCUMENT_FIELD), 1, blocks);
    expect(commented(document, FIRST)).toBe("this");
  });
});
