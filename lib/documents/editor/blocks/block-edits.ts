import { Fragment, type Node } from "@tiptap/pm/model";
import { Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { blockId } from "../../text-block";
import { type BlockRange, isList, nodeAt, type Path, positionIn } from "./block-range";
import { asOneUndo, typeAt } from "./move-blocks";

/** Puts a copy of blocks below them. Comments aren't copied: one would be at two places. */
export function duplicateBlocks(view: EditorView, { path, from, to }: BlockRange): void {
  const { doc, tr } = view.state;
  const copies = nodeAt(doc, path).children.slice(from, to).map(withoutComments);
  const end = positionIn(doc, path, to);
  tr.insert(end, copies);
  tr.setSelection(Selection.near(tr.doc.resolve(end + 1)));
  asOneUndo(view, () => view.dispatch(tr.scrollIntoView()));
}

function withoutComments(node: Node): Node {
  if (node.isLeaf) return node.mark(node.marks.filter(({ type }) => type.name !== "comment"));
  return node.copy(Fragment.fromArray(node.children.map(withoutComments)));
}

/** Deletes blocks, and lists that are empty then. What can't be empty has a line to write into. */
export function removeBlocks(view: EditorView, range: BlockRange): void {
  const { doc, tr, schema } = view.state;
  let { path, from, to } = range;
  while (isList(nodeAt(doc, path).type.name) && to - from === nodeAt(doc, path).childCount) {
    from = path.at(-1) ?? 0;
    to = from + 1;
    path = path.slice(0, -1);
  }
  const [start, end] = [positionIn(doc, path, from), positionIn(doc, path, to)];
  const paragraph = schema.nodes.paragraph?.create();
  if (to - from === nodeAt(doc, path).childCount && paragraph) tr.replaceWith(start, end, paragraph);
  else tr.delete(start, end);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(start + 1, tr.doc.content.size))));
  asOneUndo(view, () => view.dispatch(tr.scrollIntoView()));
}

/** What `?block=` names a block by. */
export function idOfBlock(view: EditorView, path: Path, index: number): string | null {
  const root: Y.XmlFragment | undefined = ySyncPluginKey.getState(view.state)?.type;
  return root ? blockId(typeAt(root, [...path, index])) : null;
}
