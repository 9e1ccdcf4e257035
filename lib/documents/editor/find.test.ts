import { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { expect, test } from "vitest";
import { richTextSchema } from "../rich-text/schema";
import { changeQuery, findState, replaceAll, replaceMatch, stepMatch } from "./find";
import { FindHost } from "./find-host";
import { type FindQuery, findMatches } from "./find-matches";

type Json = Record<string, unknown>;
const text = (words: string, ...marks: string[]): Json => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const BREAK = { type: "hardBreak" };
const paragraph = (...content: (string | Json)[]): Json => ({
  type: "paragraph",
  content: content.map((one) => (typeof one === "string" ? text(one) : one)),
});
const doc = (...blocks: Json[]) => richTextSchema.nodeFromJSON({ type: "doc", content: blocks });

/** As much of an editor as finding needs. */
function open(document: ReturnType<typeof doc>, wanted: string, options: Partial<FindQuery> = {}) {
  const query = { text: wanted, matchCase: false, wholeWord: false, ...options };
  const view = {
    state: EditorState.create({
      doc: document,
      plugins: FindHost.config.addProseMirrorPlugins?.call({} as never),
    }),
    dom: { querySelector: () => null },
    dispatch(transaction: Parameters<EditorView["dispatch"]>[0]) {
      view.state = view.state.apply(transaction);
    },
  };
  const opened = view as unknown as EditorView;
  changeQuery(opened, query);
  return opened;
}
const words = ({ state }: EditorView) => state.doc.textBetween(0, state.doc.content.size, "|", "/");
const found = (document: ReturnType<typeof doc>, wanted: string, options: Partial<FindQuery> = {}) =>
  findMatches(document, { text: wanted, matchCase: false, wholeWord: false, ...options }).map(
    ({ from, to }) => document.textBetween(from, to),
  );

test("replaces all in one step (case 15 a)", () => {
  const view = open(doc(paragraph("tom--tom--tom")), "tom");
  let steps = 0;
  const dispatch = view.dispatch.bind(view);
  view.dispatch = (transaction) => {
    steps += 1;
    dispatch(transaction);
  };
  expect(replaceAll(view, "atom")).toBe(3);
  expect(words(view)).toBe("atom--atom--atom");
  expect(steps).toBe(1);
});

test("finds its place behind a line break (case 15 b)", () => {
  const view = open(doc(paragraph("alpha", BREAK, "beta gamma")), "gamma");
  replaceMatch(view, "DELTA");
  expect(words(view)).toBe("alpha/beta DELTA");
});

test("finds its place behind letters that are longer in lower case (case 15 c)", () => {
  const view = open(doc(paragraph("İstanbul İzmir apple end")), "APPLE");
  replaceMatch(view, "PEAR");
  expect(words(view)).toBe("İstanbul İzmir PEAR end");
  expect(found(doc(paragraph("İ i")), "i")).toEqual(["i"]);
  expect(found(doc(paragraph("İstanbul")), "İ")).toEqual(["İ"]);
});

test("replaces one after the other, never what it has put there (case 15 d)", () => {
  const view = open(doc(paragraph("work work work")), "work");
  for (const expected of ["working work work", "working working work", "working working working"]) {
    const { matches, current } = findState(view.state)!;
    expect(matches[current]?.from).toBe(1 + expected.lastIndexOf("working"));
    replaceMatch(view, "working");
    expect(words(view)).toBe(expected);
  }
});

test("goes round from the last match to the first, and back", () => {
  const view = open(doc(paragraph("a b a"), paragraph("a")), "a");
  const places = () => findState(view.state)!.current;
  expect(places()).toBe(0);
  stepMatch(view, -1);
  expect(places()).toBe(2);
  stepMatch(view, 1);
  expect(places()).toBe(0);
});

test("keeps to case and to whole words where that is wanted", () => {
  const document = doc(paragraph("Art art ART party ärt art_s", text("art", "bold"), "ist"));
  expect(found(document, "art")).toHaveLength(6);
  expect(found(document, "art", { matchCase: true })).toHaveLength(4);
  expect(found(document, "art", { wholeWord: true })).toEqual(["Art", "art", "ART"]);
  expect(found(doc(paragraph("C++ and C")), "C++", { wholeWord: true })).toEqual(["C++"]);
});

test("finds words of which a part is bold, not those in two blocks, nothing in nothing", () => {
  expect(found(doc(paragraph("sail", text("boat", "bold"))), "sailboat")).toEqual(["sailboat"]);
  expect(found(doc(paragraph("sail"), paragraph("boat")), "sailboat")).toEqual([]);
  expect(found(doc(paragraph("sail")), "")).toEqual([]);
});

test("what comes has the formats of what goes; replacing by nothing deletes", () => {
  const view = open(doc(paragraph("a ", text("bold", "bold"), " word")), "bold");
  replaceMatch(view, "strong");
  expect(view.state.doc.toString()).toBe('doc(paragraph("a ", bold("strong"), " word"))');
  const other = open(doc(paragraph("no no yes")), "no ");
  expect(replaceAll(other, "")).toBe(2);
  expect(words(other)).toBe("yes");
});

test("what others type meanwhile moves the matches, and the marked one stays marked", () => {
  const view = open(doc(paragraph("one two one")), "one");
  stepMatch(view, 1);
  view.dispatch(view.state.tr.insertText("one ", 1));
  const { matches, current } = findState(view.state)!;
  expect(matches).toHaveLength(3);
  expect(matches[current]?.from).toBe(13);
});

test("an edit that comes as another document, as from others, leaves the marked one marked", () => {
  const view = open(doc(paragraph("working work work")), "work");
  stepMatch(view, 1);
  const { tr } = view.state;
  tr.replaceWith(0, tr.doc.content.size, doc(paragraph("We working work work")).content);
  view.dispatch(tr.setMeta(ySyncPluginKey, { isChangeOrigin: true }));
  replaceMatch(view, "working");
  expect(words(view)).toBe("We working working work");
});
