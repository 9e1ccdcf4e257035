import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { changeOf, mapByText } from "../editor/same-text";

/** Makes the least change of what an editor shows, so that the caret and the history stay. */
export function showInstead({ state }: Editor, target: Node): Transaction {
  const { tr, doc, selection } = state;
  const change = changeOf(doc, target);
  if (!change) return tr;
  try {
    tr.replace(change.from, change.toBefore, target.slice(change.from, change.toNow));
  } catch {
    // The blocks around it are others by now.
  }
  if (!tr.doc.eq(target)) tr.replaceWith(0, tr.doc.content.size, target.content);
  const place = (position: number) =>
    Math.min(mapByText(doc, target, position) ?? tr.mapping.map(position), target.content.size);
  const [anchor, head] = [place(selection.anchor), place(selection.head)];
  return tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
}
