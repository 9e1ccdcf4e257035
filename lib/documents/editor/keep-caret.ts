import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { relativePositionToAbsolutePosition, ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { changeOf, mapByText } from "./same-text";

/**
 * Keeps the caret where it is in the text when somebody else splits, joins, lists or retypes the block it is in. Yjs
 * deletes such a block and writes it anew, and y-tiptap anchors the caret by Yjs item, so it would fall to the end of what
 * is left (tiptap #7213). What is redone has the caret behind it, as it was when it was written.
 */
export const KeepCaret = Extension.create({
  name: "keepCaret",
  addProseMirrorPlugins: () => [new Plugin({ appendTransaction: restoreCaret })],
});

function restoreCaret(transactions: readonly Transaction[], before: EditorState, now: EditorState) {
  const sync = transactions.find((it) => it.docChanged && it.getMeta(ySyncPluginKey)?.isChangeOrigin);
  if (!sync) return null;
  if (!sync.getMeta(ySyncPluginKey).isUndoRedoOperation) return followText(before, now);
  return yUndoPluginKey.getState(now)?.undoManager.redoing ? goBehindChange(before, now) : null;
}

function followText(before: EditorState, now: EditorState) {
  if (!(before.selection instanceof TextSelection)) return null;
  const { anchor, head } = before.selection;
  const from = anchoredPosition(now, "anchor") ?? mapByText(before.doc, now.doc, anchor);
  const to = anchoredPosition(now, "head") ?? mapByText(before.doc, now.doc, head);
  return select(now, from ?? now.selection.anchor, to ?? now.selection.head);
}

function goBehindChange(before: EditorState, now: EditorState) {
  const change = changeOf(before.doc, now.doc);
  if (!change) return null;
  const { head } = Selection.near(now.doc.resolve(change.toNow), -1);
  return select(now, head, head);
}

function select(state: EditorState, anchor: number, head: number) {
  if (anchor === state.selection.anchor && head === state.selection.head) return null;
  const [$anchor, $head] = [state.doc.resolve(anchor), state.doc.resolve(head)];
  return state.tr.setSelection(TextSelection.between($anchor, $head)).setMeta("addToHistory", false);
}

/**
 * By the letter before the caret, where it is still there. y-tiptap knows it too, but takes a similar paragraph for it
 * where the text of this one has changed.
 */
function anchoredPosition(state: EditorState, end: "anchor" | "head"): number | null {
  const binding = ySyncPluginKey.getState(state)?.binding;
  const relative = binding?.beforeTransactionSelection?.[end];
  if (!relative?.item || Y.getItem(binding.doc.store, relative.item).deleted) return null;
  return relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping);
}
