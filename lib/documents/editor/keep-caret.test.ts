// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { afterEach, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { numbers } from "@/tests/random";
import { documentExtensions } from "../rich-text/extensions";
import { richTextRules } from "../rich-text/rules";
import { checkUpdate } from "../updates/check";
import { KeepCaret } from "./keep-caret";

beforeAll(() => {
  // jsdom has no layout.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** Two people in one document, whose updates reach the other at once. */
function meet(content: string): { ada: Editor; ben: Editor; server: Y.Doc } {
  const server = new Y.Doc();
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const [ada, ben] = docs.map((doc, index) => {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "remote") return;
      checkUpdate(update, richTextRules, server);
      Y.applyUpdate(server, update);
      Y.applyUpdate(docs[1 - index] as Y.Doc, update, "remote");
    });
    const collaboration = Collaboration.configure({ document: doc, field: "default" });
    const editor = new Editor({ extensions: [...documentExtensions, collaboration, KeepCaret] });
    editors.push(editor);
    return editor;
  }) as [Editor, Editor];
  ada.commands.setContent(content);
  return { ada, ben, server };
}

const LETTER = /[^|]/g;
/** Without the empty paragraph that an editor adds to the end. */
const textOf = ({ state }: Editor) =>
  state.doc.textBetween(0, state.doc.content.size, "|").replaceAll(/\|+/g, "|").replace(/\|$/, "");
const lettersBefore = ({ state }: Editor, position: number) =>
  state.doc.textBetween(0, position, "|").match(LETTER)?.length ?? 0;
const caret = (editor: Editor) => lettersBefore(editor, editor.state.selection.head);

/** The position behind so many letters; where that is the end of a block, there. */
function positionOf(editor: Editor, letter: number): number {
  let found = 0;
  let seen = 0;
  editor.state.doc.descendants((node, position) => {
    const { length } = node.text ?? "";
    if (!found && length > 0 && letter <= seen + length) found = position + letter - seen;
    seen += length;
  });
  return found;
}

const put = (editor: Editor, letter: number) => editor.commands.setTextSelection(positionOf(editor, letter));
const type = (editor: Editor, text: string) =>
  editor.view.dispatch(editor.state.tr.insertText(text).setMeta("addToHistory", true));

const TEXT = "The plan has two parts and Ada goes on writing here";

it.each<[what: string, act: (ben: Editor) => unknown]>([
  ["splits it before the caret", (ben) => put(ben, 22) && ben.commands.splitBlock()],
  ["makes it a heading", (ben) => put(ben, 9) && ben.commands.toggleHeading({ level: 2 })],
  ["makes it a list", (ben) => put(ben, 9) && ben.commands.toggleBulletList()],
  ["makes it a task", (ben) => put(ben, 9) && ben.commands.toggleTaskList()],
  ["makes it a quote", (ben) => put(ben, 9) && ben.commands.toggleBlockquote()],
  ["joins it with the one before", (ben) => ben.chain().setTextSelection(8).joinTextblockBackward().run()],
])("keeps my typing at the end of a paragraph while somebody %s", (_, act) => {
  const { ada, ben } = meet(`<p>first</p><p>${TEXT}</p><p>last</p>`);
  put(ada, `first${TEXT}`.length);
  type(ada, " o");
  ben.commands.focus();
  act(ben);
  type(ada, "n");
  expect(textOf(ada).replaceAll("|", "")).toContain(`${TEXT} onlast`);
  expect(textOf(ada)).toMatch(/ on\|last$/);
  expect(textOf(ben)).toBe(textOf(ada));
});

it("keeps the caret in an empty paragraph that becomes a part of a list", () => {
  const { ada, ben } = meet("<p>one</p><p></p><p>two</p>");
  ada.commands.setTextSelection(6);
  ben.chain().setTextSelection({ from: 1, to: 10 }).toggleBulletList().run();
  type(ada, "mine");
  expect(textOf(ada)).toBe("one|mine|two");
});

it("puts the caret behind what is redone, and where it was by undo", () => {
  const { ada, ben } = meet("<p></p>");
  ada.commands.setTextSelection(1);
  type(ada, "aaa");
  stopCapturing(ada);
  type(ada, "tt");
  ada.commands.undo();
  expect(textOf(ada)).toBe("aaa");
  ada.commands.redo();
  type(ada, "X");
  expect(textOf(ada)).toBe("aaattX");
  stopCapturing(ada);
  ada.commands.splitBlock();
  ada.commands.undo();
  ada.commands.redo();
  type(ada, "Y");
  expect(textOf(ada)).toBe("aaattX|Y");
  stopCapturing(ada);
  ada.chain().setTextSelection({ from: 1, to: 4 }).deleteSelection().run();
  ada.commands.undo();
  ada.commands.redo();
  type(ada, "Z");
  expect(textOf(ada)).toBe("ZttX|Y");
  expect(textOf(ben)).toBe(textOf(ada));
});

/** What is done from now on is undone by itself, as after a pause. */
function stopCapturing(editor: Editor) {
  yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing();
}

it("writes every word where it was meant for, whatever somebody else does to the blocks", () => {
  const random = numbers(29);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const words = "alpha beta gamma delta epsilon zeta eta theta".split(" ");
  const sentence = () => Array.from({ length: 6 }, () => pick(words)).join(" ");
  for (let round = 0; round < 20; round += 1) {
    const { ada, ben, server } = meet(`<p>${sentence()}</p><p>${sentence()}</p><p>${sentence()}</p>`);
    let letters = textOf(ada).replaceAll("|", "");
    let at = random(letters.length + 1);
    put(ada, at);
    for (let step = 0; step < 10; step += 1) {
      for (const letter of pick(["x", "yz", "one more "])) {
        type(ada, letter);
        letters = letters.slice(0, at) + letter + letters.slice(at);
        at += 1;
      }
      // Where both are at one place, either order is right.
      const place = pick([random(at), Math.min(letters.length, at + 1 + random(letters.length))]);
      if (place === at || !put(ben, place)) continue;
      pick<() => unknown>([
        () => ben.commands.splitBlock(),
        () => ben.commands.joinTextblockBackward(),
        () => ben.commands.joinTextblockForward(),
        () => ben.commands.toggleHeading({ level: pick([1, 2, 3] as const) }),
        () => pick([ben.commands.toggleBulletList, ben.commands.toggleTaskList])(),
        () => ben.commands.toggleBlockquote(),
        () => ben.commands.liftListItem("listItem"),
        () => {
          type(ben, "Q");
          letters = `${letters.slice(0, place)}Q${letters.slice(place)}`;
          if (place < at) at += 1;
        },
      ])();
      expect(caret(ada), textOf(ada)).toBe(at);
    }
    expect(textOf(ada).replaceAll("|", "")).toBe(letters);
    expect(textOf(ben)).toBe(textOf(ada));
    checkUpdate(Y.encodeStateAsUpdate(server), richTextRules, new Y.Doc());
    for (const editor of editors.splice(0)) editor.destroy();
  }
}, 60_000);
