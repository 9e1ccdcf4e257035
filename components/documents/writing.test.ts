// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { Autoformat, OWN_RULES } from "@/lib/documents/editor/autoformat";
import { menuQuery } from "@/lib/documents/editor/menu";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentExtensions } from "@/lib/documents/rich-text/extensions";
import { forDocument } from "./pasted-html";

const collaboration = () => Collaboration.configure({ document: new Y.Doc(), field: DOCUMENT_FIELD });

const editors: Editor[] = [];
// An editor looks at its text a moment after the last change, when the page of the test may be gone.
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** An editor in which is typed as people do, with Enter for a line break and Tab. */
function makeEditor() {
  const editor = new Editor({
    element: document.createElement("div"),
    enableInputRules: OWN_RULES,
    enablePasteRules: OWN_RULES,
    extensions: [...documentExtensions, Autoformat, collaboration()],
  });
  editors.push(editor);
  const { view } = editor;
  const press = (key: string, options: KeyboardEventInit = {}) =>
    view.someProp("handleKeyDown", (handle) =>
      handle(view, new KeyboardEvent("keydown", { key, ...options })),
    ) ?? false;
  const type = (text: string) => {
    for (const sign of text) {
      const { from, to } = editor.state.selection;
      const insert = () => editor.state.tr.insertText(sign, from, to);
      if (sign === "\n") press("Enter");
      else if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, sign, insert)))
        view.dispatch(insert());
    }
  };
  const undo = () => void press("z", { ctrlKey: true });
  // The last paragraph belongs to the editor.
  const html = () => editor.getHTML().replace(/(?<!^)<p><\/p>$/, "");
  return { editor, press, type, undo, html };
}

const typed = (text: string) => {
  const { type, html } = makeEditor();
  type(text);
  return html();
};

describe("what is typed into a document", () => {
  it.each([
    ["2 * 3 * 4 = 24", "<p>2 * 3 * 4 = 24</p>"],
    ["a _ b _ c ** d ** ~~ e ~~", "<p>a _ b _ c ** d ** ~~ e ~~</p>"],
    ["snake_case_name 2*3*4 f(*a, *b)", "<p>snake_case_name 2*3*4 f(*a, *b)</p>"],
    ["1986. A year", "<p>1986. A year</p>"],
    ["0. x", "<p>0. x</p>"],
    ["--- x", "<p>--- x</p>"],
    ["---- y", "<p>---- y</p>"],
  ])("stays as it is: %s (case 54)", (text, html) => expect(typed(text)).toBe(html));

  it.each([
    ["so *not* __b__ ~~c~~ `d`", "<p>so <em>not</em> <strong>b</strong> <s>c</s> <code>d</code></p>"],
    ["很**好**！（_强_）", "<p>很<strong>好</strong>！（<em>强</em>）</p>"],
    [
      "1. a\nb\n\nbetween\n3. c",
      '<ol><li><p>a</p></li><li><p>b</p></li></ol><p>between</p><ol start="3"><li><p>c</p></li></ol>',
    ],
    ["1. a\n\n7. no list", "<ol><li><p>a</p></li></ol><p>7. no list</p>"],
    ["a\n---\nb", "<p>a</p><hr><p>b</p>"],
  ])("is formatted where it is meant: %j (case 54)", (text, html) => expect(typed(text)).toBe(html));

  it("has a mark once that its list brings by itself", () => {
    expect(typed("- one\n- two")).toBe("<ul><li><p>one</p></li><li><p>two</p></li></ul>");
    expect(typed("1. a\n2. b")).toBe("<ol><li><p>a</p></li><li><p>b</p></li></ol>");
    expect(typed("[ ] a\n[ ] b").match(/taskItem/g)).toHaveLength(2);
    expect(typed("- - c")).toBe("<ul><li><p>- c</p></li></ul>");
    expect(typed("1. a\n- b")).toBe("<ol><li><p>a</p></li><li><p>- b</p></li></ol>");
    expect(typed("* a\n* b\n- c")).toBe("<ul><li><p>a</p></li><li><p>b</p></li><li><p>- c</p></li></ul>");
    expect(typed("- a\n+ b\n- c")).toBe("<ul><li><p>a</p></li><li><p>+ b</p></li><li><p>c</p></li></ul>");
    expect(typed("1. a\n24. Dezember\n3. c")).toBe(
      "<ol><li><p>a</p></li><li><p>24. Dezember</p></li><li><p>c</p></li></ol>",
    );
  });

  it.each([
    ["so *not*", "<p>so <em>not</em></p>", "<p>so *not*</p>"],
    ["x\n1. ", "<p>x</p><ol><li><p></p></li></ol>", "<p>x</p><p>1. </p>"],
    ["- ", "<ul><li><p></p></li></ul>", "<p>- </p>"],
    ["# ", "<h1></h1>", "<p># </p>"],
    ["---\n", "<hr>", "<p>---</p>"],
  ])("is there again after one undo, without its formatting: %j (case 54)", (text, formatted, plain) => {
    const { type, undo, html } = makeEditor();
    type(text);
    expect(html()).toBe(formatted);
    undo();
    expect(html()).toBe(plain);
  });

  it("is undone apart from the formatting before it", () => {
    const { type, undo, html } = makeEditor();
    type("so *not* more");
    undo();
    expect(html()).toBe("<p>so <em>not</em></p>");
    undo();
    expect(html()).toMatch(/^<p>so \*not<\/p>$/);
  });

  it.each(["请@Be", "，@Be", "「@Be", "(@Be", "/@Be", "안녕@Be", "see @Be"])(
    "names somebody: %s (case 19)",
    (text) => {
      const { editor, type } = makeEditor();
      type(text);
      expect(menuQuery(editor.state, "@")?.text).toBe("Be");
    },
  );

  it.each(["a@Be", "é@Be", "1@Be"])("names nobody: %s", (text) => {
    const { editor, type } = makeEditor();
    type(text);
    expect(menuQuery(editor.state, "@")).toBeNull();
  });

  it("stays below a list when Tab is pressed in an empty paragraph, which moves the focus", () => {
    const { type, press, html } = makeEditor();
    type("- one\n\n");
    const before = html();
    expect(press("Tab")).toBe(false);
    expect(html()).toBe(before);
  });
});

describe("HTML that is pasted into a document", () => {
  it.each([
    [
      "cells",
      "<table><tr><td>Item</td><td>Cost</td></tr><tr><td><b>Tea</b></td><td><p>3</p></td></tr></table>",
      "<table><tbody><tr><td>Item</td><td>Cost</td></tr><tr><td><b>Tea</b></td><td><p>3</p></td></tr></tbody></table>",
    ],
    [
      "a table with a caption and empty cells",
      "<table><caption>T</caption><tr><th>a</th><th></th><th>c</th></tr></table>",
      "<p>T</p><table><tbody><tr><th>a</th><th></th><th>c</th></tr></tbody></table>",
    ],
    [
      "a table for layout",
      "<table><tr><td><h1>A</h1></td><td><ul><li>b</li></ul></td></tr></table>",
      "<h1>A</h1><ul><li>b</li></ul>",
    ],
    [
      "a table in a table",
      "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>",
      "<table><tbody><tr><td><p>a | b</p></td><td>c</td></tr></tbody></table>",
    ],
    [
      "the head of a table",
      "<table><thead><tr><td align='right'>a</td><td>b</td></tr></thead><tr><td>c</td><td>d</td></tr></table>",
      '<table><thead><tr><th align="right">a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>',
    ],
    [
      "code in a table (case 9)",
      '<table><tr><td data-line-number="1"></td><td class="code">if (a)</td></tr><tr><td></td><td>  b();</td></tr></table>',
      "<pre><code>if (a)\n  b();</code></pre>",
    ],
    [
      "links with blanks",
      '<a href=" https://e.org/a b.pdf ">A</a>',
      '<a href="https://e.org/a%20b.pdf">A</a>',
    ],
    [
      "links that only their page completes",
      '<a href="/rel">B</a> <a href="#c">C</a> <a>D</a>',
      "B C <a>D</a>",
    ],
    [
      "links of a page with a base",
      '<base href="https://e.org/x/"><a href="../y">B</a>',
      '<a href="https://e.org/y">B</a>',
    ],
  ])("keeps %s apart and whole (case 51)", (_, html, expected) =>
    expect(
      forDocument(html)
        .replace(/<\/?div>/g, "")
        .replace(/ +/g, " "),
    ).toBe(expected.replace(/ +/g, " ")),
  );

  it("makes lists of Word's paragraphs", () => {
    const item = (level: number, mark: string, text: string) =>
      `<p style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span><![endif]>${text}</p>`;
    const html = `<p>Plan</p>${item(1, "3.", "a")}${item(2, "o", "b")}${item(2, "o", "c")}${item(1, "4.", "d")}<p>End</p>${item(1, "·", "e")}`;
    expect(forDocument(html).replace(/<!--.*?-->/g, "")).toBe(
      '<p>Plan</p><ol start="3"><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol><p>End</p><ul><li>e</li></ul>',
    );
  });
});

describe("a comment on text that is formatted as code (case 20)", () => {
  const ID = "0193e0a0-7b7b-7abc-8def-000000000001";
  const open = () => {
    const { editor } = makeEditor();
    editor.commands.setContent("<p>on the port number now</p>");
    editor.view.dispatch(editor.state.tr.addMark(8, 19, editor.schema.mark("comment", { id: ID })));
    editor.commands.setTextSelection({ from: 8, to: 19 });
    const commented = () => {
      let words = "";
      editor.state.doc.descendants((node) => {
        if (node.marks.some(({ attrs }) => attrs.id === ID)) words += node.text;
      });
      return words;
    };
    return { editor, commented };
  };

  it("stays with inline code, and with other formatting that comes and goes", () => {
    const { editor, commented } = open();
    for (const mark of ["code", "code", "bold", "bold", "code"]) editor.commands.toggleMark(mark);
    expect(editor.isActive("code")).toBe(true);
    expect(commented()).toBe("port number");
    editor.commands.clearNodes();
    expect(commented()).toBe("port number");
  });

  it("stays in a code block, and when it becomes text again", () => {
    const { editor, commented } = open();
    editor.commands.toggleCodeBlock();
    expect(editor.isActive("codeBlock")).toBe(true);
    expect(commented()).toBe("port number");
    editor.commands.toggleCodeBlock();
    expect(editor.isActive("paragraph")).toBe(true);
    expect(commented()).toBe("port number");
  });
});
