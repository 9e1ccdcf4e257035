// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { documentExtensions } from "../../rich-text/extensions";
import { richTextRules } from "../../rich-text/rules";
import { checkUpdate } from "../../updates/check";
import { KeepCaret } from "../keep-caret";
import { KeepWords } from "../keep-words";
import { duplicateBlocks, removeBlocks } from "./block-edits";
import { placeBeside } from "./block-places";
import { selectedBlocks } from "./block-range";
import { moveBlocks } from "./move-blocks";

beforeAll(() => {
  // jsdom has no layout.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

function open(doc = new Y.Doc(), content = ""): Editor {
  const editor = new Editor({
    extensions: [
      ...documentExtensions,
      Collaboration.configure({ document: doc, field: "default" }),
      KeepCaret,
      KeepWords.configure({ confirmedClock: () => 0 }),
    ],
  });
  editors.push(editor);
  if (content) editor.commands.setContent(content);
  return editor;
}

/** The caret goes behind the first letter of a text. */
function select(editor: Editor, text: string) {
  let place = -1;
  editor.state.doc.descendants((node, position) => {
    if (place < 0 && node.isText && node.text?.includes(text)) place = position + node.text.indexOf(text) + 1;
  });
  editor.commands.setTextSelection(place);
}

function move(editor: Editor, by: -1 | 1): boolean {
  const range = selectedBlocks(editor.state.selection);
  const place = range && placeBeside(editor.state.doc, range, by);
  if (range && place) moveBlocks(editor.view, range, place);
  return Boolean(place);
}

const html = (editor: Editor) =>
  editor
    .getHTML()
    .replace(/(?<!^)<p><\/p>$/, "")
    .replaceAll(/<label>.*?<\/label>/g, "");

describe("blocks move by a step", () => {
  it.each([
    ["<p>a</p><p>b</p><p>c</p>", "b", -1, "<p>b</p><p>a</p><p>c</p>"],
    ["<p>a</p><p>b</p><p>c</p>", "b", 1, "<p>a</p><p>c</p><p>b</p>"],
    ["<p>a</p><h2>b</h2>", "b", -1, "<h2>b</h2><p>a</p>"],
    // Items within their list, out of it and into another one.
    ["<ul><li><p>a</p></li><li><p>b</p></li></ul>", "b", -1, "<ul><li><p>b</p></li><li><p>a</p></li></ul>"],
    [
      "<p>x</p><ul><li><p>a</p></li><li><p>b</p></li></ul>",
      "a",
      -1,
      "<ul><li><p>a</p></li></ul><p>x</p><ul><li><p>b</p></li></ul>",
    ],
    [
      "<ul><li><p>a</p></li></ul><p>x</p><ul><li><p>b</p></li></ul>",
      "a",
      1,
      "<p>x</p><ul><li><p>a</p></li><li><p>b</p></li></ul>",
    ],
    [
      "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
      "b",
      -1,
      "<ul><li><p>b</p></li><li><p>a</p></li></ul>",
    ],
    [
      '<ol><li><p>a</p></li></ol><ul data-type="taskList"><li data-type="taskItem"><p>b</p></li></ul>',
      "a",
      1,
      '<ul data-type="taskList"><li data-checked="false" data-type="taskItem"><div><p>a</p></div></li>' +
        '<li data-checked="false" data-type="taskItem"><div><p>b</p></div></li></ul>',
    ],
    // What holds blocks is moved by its first one; the others move in it, and out of it.
    [
      "<p>x</p><aside data-callout=tip><p>a</p><p>b</p></aside>",
      "a",
      -1,
      '<aside data-callout="tip"><p>a</p><p>b</p></aside><p>x</p>',
    ],
    [
      "<aside data-callout=tip><p>a</p><p>b</p></aside>",
      "b",
      -1,
      '<aside data-callout="tip"><p>b</p><p>a</p></aside>',
    ],
    ["<div data-toggle><p>a</p><p>b</p></div>", "b", -1, '<p>b</p><div data-toggle=""><p>a</p></div>'],
    [
      "<div data-toggle><p>a</p><p>b</p></div><p>c</p>",
      "b",
      1,
      '<div data-toggle=""><p>a</p></div><p>b</p><p>c</p>',
    ],
    ["<blockquote><p>a</p></blockquote><p>b</p>", "a", 1, "<p>b</p><blockquote><p>a</p></blockquote>"],
  ] as const)("%s: %s by %s", (content, text, by, result) => {
    const editor = open(undefined, content);
    select(editor, text);
    const before = html(editor);
    move(editor, by);
    expect(html(editor)).toBe(result);
    expect(editor.state.selection.$from.parent.textContent).toBe(text);
    editor.commands.undo();
    expect(html(editor)).toBe(before);
  });

  it("moves tables as a whole, pictures, and all that is selected", () => {
    const editor = open(undefined, "<p>x</p><table><tr><td><p>a</p></td></tr></table><hr><p>y</p><p>z</p>");
    select(editor, "a");
    move(editor, -1);
    expect(editor.state.doc.children.map(({ type }) => type.name).slice(0, 3)).toEqual([
      "table",
      "paragraph",
      "horizontalRule",
    ]);
    const rule = editor.state.doc.child(0).nodeSize + editor.state.doc.child(1).nodeSize;
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, rule)));
    move(editor, -1);
    expect(editor.state.doc.child(1).type.name).toBe("horizontalRule");
    expect(editor.state.selection).toBeInstanceOf(NodeSelection);
    const end = editor.state.doc.content.size;
    editor.view.dispatch(
      editor.state.tr.setSelection(
        TextSelection.between(editor.state.doc.resolve(end - 8), editor.state.doc.resolve(end - 3)),
      ),
    );
    expect(editor.state.doc.textBetween(end - 8, end)).toContain("y");
  });

  it("stays at the edges, and a title is no place for another one", () => {
    const editor = open(undefined, "<p>a</p><ul><li><p>b</p></li></ul>");
    select(editor, "a");
    expect(move(editor, -1)).toBe(false);
    const item = open(undefined, "<ul><li><p>a</p><blockquote><p>b</p></blockquote></li></ul>");
    select(item, "b");
    expect(move(item, -1)).toBe(false);
  });
});

describe("what others do meanwhile", () => {
  /** Two people, and what one has done comes to the other by `exchange`. */
  function meet(content: string) {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
    const ada = open(mine, content);
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    const ben = open(theirs);
    const exchange = async () => {
      for (let round = 0; round < 3; round += 1) {
        const [a, b] = [Y.encodeStateAsUpdate(mine), Y.encodeStateAsUpdate(theirs)];
        Y.applyUpdate(mine, b, "remote");
        Y.applyUpdate(theirs, a, "remote");
        await Promise.resolve();
      }
      const server = new Y.Doc();
      checkUpdate(Y.encodeStateAsUpdate(mine), richTextRules, server);
    };
    return { ada, ben, exchange };
  }

  it("keeps comments and their place, and leaves the block that it passes as it is", async () => {
    const { ada, ben, exchange } = meet("<p>alpha one</p><p>beta two</p><p>gamma</p>");
    const id = "0190a5b0-0000-7000-8000-000000000001";
    ada.view.dispatch(ada.state.tr.addMark(1, 6, ada.schema.mark("comment", { id })));
    await exchange();
    select(ada, "alpha");
    move(ada, 1);
    // Ben writes into the block that Ada's passes.
    select(ben, "beta");
    ben.commands.insertContent("XYZ");
    await exchange();
    expect(html(ada)).toBe(html(ben));
    expect(html(ada)).toBe(
      `<p>bXYZeta two</p><p><span data-comment="${id}">alpha</span> one</p><p>gamma</p>`,
    );
  });

  it("keeps what they write into the block that is moved", async () => {
    const { ada, ben, exchange } = meet("<p>alpha one</p><p>beta two</p><p>gamma</p>");
    select(ada, "alpha");
    move(ada, 1);
    select(ben, "one");
    ben.commands.insertContent("XYZ");
    await exchange();
    expect(html(ada)).toBe(html(ben));
    expect(html(ada)).toBe("<p>beta two</p><p>alpha oXYZne</p><p>gamma</p>");
  });
});

describe("blocks are duplicated and deleted", () => {
  it("without their comments, in one step", () => {
    const editor = open(undefined, "<ul><li><p>a</p></li></ul>");
    editor.view.dispatch(
      editor.state.tr.addMark(
        3,
        4,
        editor.schema.mark("comment", { id: "0190a5b0-0000-7000-8000-000000000001" }),
      ),
    );
    select(editor, "a");
    duplicateBlocks(editor.view, selectedBlocks(editor.state.selection)!);
    expect(html(editor).match(/data-comment/g)).toHaveLength(1);
    expect(html(editor).match(/<li>/g)).toHaveLength(2);
    editor.commands.undo();
    expect(html(editor).match(/<li>/g)).toHaveLength(1);
  });

  it.each([
    ["<ul><li><p>a</p></li></ul><p>b</p>", "a", "<p>b</p>"],
    ["<aside data-callout=tip><p>x</p><p>a</p></aside>", "a", '<aside data-callout="tip"><p>x</p></aside>'],
    ["<p>a</p>", "a", "<p></p>"],
    [
      "<aside data-callout=tip><ul><li><p>a</p></li></ul></aside>",
      "a",
      '<aside data-callout="tip"><p></p></aside>',
    ],
  ])("%s without %s", (content, text, result) => {
    const editor = open(undefined, content);
    select(editor, text);
    removeBlocks(editor.view, selectedBlocks(editor.state.selection)!);
    expect(html(editor)).toBe(result);
  });
});
