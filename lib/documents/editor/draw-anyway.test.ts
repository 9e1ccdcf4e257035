// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import {
  absolutePositionToRelativePosition,
  initProseMirrorDoc,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import { beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { numbers } from "@/tests/random";
import { documentExtensions } from "../rich-text/extensions";
import { DrawAnyway } from "./draw-anyway";
import { KeepCaret } from "./keep-caret";
import { WriteChanged } from "./write-changed";

beforeAll(() => {
  // jsdom has no layout.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

function meet(content: string): [Editor, Editor] {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const editors = docs.map((doc, index) => {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "remote") Y.applyUpdate(docs[1 - index] as Y.Doc, update, "remote");
    });
    const collaboration = Collaboration.configure({ document: doc, field: "default" });
    return new Editor({
      extensions: [...documentExtensions, collaboration, KeepCaret, DrawAnyway, WriteChanged],
    });
  }) as [Editor, Editor];
  editors[0].commands.setContent(content);
  return editors;
}

const bindingOf = ({ state }: Editor) => ySyncPluginKey.getState(state).binding;
const anchorOf = (editor: Editor, position: number) => {
  const { type, mapping } = bindingOf(editor);
  return absolutePositionToRelativePosition(position, type, mapping);
};
/** Where the letter of a relative position is, as the caret of somebody else is drawn. */
const placeOf = (editor: Editor, anchor: Y.RelativePosition) => {
  const { doc, type, mapping } = bindingOf(editor);
  return relativePositionToAbsolutePosition(doc, type, anchor, mapping);
};
/** Moves a top-level block as dragging does. */
function move({ state, view }: Editor, from: number, to: number) {
  const blocks = [...state.doc.children];
  const startOf = (index: number) => blocks.slice(0, index).reduce((sum, it) => sum + it.nodeSize, 0);
  const block = blocks[from] as Node;
  const { tr } = state;
  tr.delete(startOf(from), startOf(from) + block.nodeSize);
  view.dispatch(tr.insert(tr.mapping.map(startOf(to)), block));
}
const positionOf = ({ state }: Editor, text: string) => {
  let found = 0;
  state.doc.descendants((node, position) => {
    const at = node.text?.indexOf(text) ?? -1;
    if (at >= 0) found = position + at + text.length;
  });
  return found;
};

it("keeps carets, one's own and others', on their letters while somebody moves, writes and deletes blocks", () => {
  const random = numbers(7);
  const words = Array.from({ length: 8 }, (_, index) => `word${index}x`);
  for (let round = 0; round < 10; round += 1) {
    const [ada, ben] = meet(
      words
        .map((word, index) => (index % 3 ? `<p>${word}</p>` : `<ul><li><p>${word}</p></li></ul>`))
        .join(""),
    );
    const own = words[random(8)]!;
    ben.commands.setTextSelection(positionOf(ben, own));
    const anchors = words.map((word) => anchorOf(ben, positionOf(ben, word) - 1));
    for (let step = 0; step < 6; step += 1) {
      const editor = random(3) ? ada : ben;
      const count = editor.state.doc.childCount;
      if (random(3)) move(ada, random(count), random(count));
      else {
        const at = positionOf(editor, words[random(8)]!);
        if (at) editor.view.dispatch(editor.state.tr.insertText("yz".slice(random(2)), at));
      }
      expect(ben.getJSON()).toEqual(ada.getJSON());
      const { doc, type } = bindingOf(ben);
      // As a binding reads it that has forgotten all.
      const fresh = initProseMirrorDoc(type, ben.schema).meta.mapping;
      for (const anchor of anchors)
        expect(placeOf(ben, anchor)).toBe(relativePositionToAbsolutePosition(doc, type, anchor, fresh));
    }
    const { $head } = ben.state.selection;
    expect($head.parent.textBetween(0, $head.parentOffset)).toMatch(new RegExp(`^${own}[yz]*$`));
    ada.destroy();
    ben.destroy();
  }
});
