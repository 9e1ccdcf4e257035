// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  yCursorPluginKey,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { documentExtensions } from "../rich-text/extensions";
import { KeepOthersCarets, ofOthers } from "./others-carets";
import { WriteChanged } from "./write-changed";

let editor: Editor;
let awareness: Awareness;
/** How often the carets were drawn anew. */
let drawn = 0;

beforeEach(() => {
  vi.useFakeTimers();
  const doc = new Y.Doc();
  awareness = new Awareness(doc);
  editor = new Editor({
    extensions: [
      ...documentExtensions,
      Collaboration.configure({ document: doc, field: "default" }),
      WriteChanged,
      CollaborationCaret.configure({ provider: { awareness: ofOthers(awareness) }, user: { name: "Ada" } }),
      KeepOthersCarets,
    ],
  });
  editor.commands.setContent("<p>one</p><p>two</p><p>three</p>");
  editor.view.hasFocus = () => true;
  putCaret("three", 2);
  drawn = 0;
  editor.on("transaction", ({ transaction }) => {
    if (transaction.getMeta(yCursorPluginKey)) drawn += 1;
  });
});
afterEach(() => {
  editor.destroy();
  awareness.destroy();
  vi.useRealTimers();
});

const startOf = (text: string) => {
  let start = -1;
  editor.state.doc.descendants((node, position) => {
    if (node.text === text) start = position;
  });
  return start;
};

/** As Ben's browser says where his caret is. */
function putCaret(text: string, offset: number) {
  const { type, mapping }: ProsemirrorBinding = ySyncPluginKey.getState(editor.state).binding;
  const place = absolutePositionToRelativePosition(startOf(text) + offset, type, mapping);
  const others = new Awareness(new Y.Doc());
  others.setLocalState({ user: { name: "Ben" }, cursor: { anchor: place, head: place } });
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(others, [others.clientID]), "remote");
  others.destroy();
  vi.runOnlyPendingTimers();
}
/** Where the caret of somebody else is drawn, from the start of a text. */
const caretIn = (text: string) =>
  yCursorPluginKey
    .getState(editor.state)
    .find()
    .map(({ from }: { from: number }) => from - startOf(text))[0];

it("draws the carets of others where they are, and not anew for each letter of one's own", () => {
  expect(caretIn("three")).toBe(2);
  editor.commands.setTextSelection(startOf("one") + 3);
  editor.view.dispatch(editor.state.tr.insertText("!"));
  vi.runOnlyPendingTimers();
  expect(drawn).toBe(0);
  expect(caretIn("three")).toBe(2);
  expect(awareness.getLocalState()?.cursor).toBeTruthy();
  putCaret("two", 1);
  expect(caretIn("two")).toBe(1);
});

it("keeps the carets of others where a block before them is split", () => {
  editor.commands.setTextSelection(startOf("two") + 1);
  editor.commands.splitBlock();
  vi.runOnlyPendingTimers();
  expect(caretIn("three")).toBe(2);
});
