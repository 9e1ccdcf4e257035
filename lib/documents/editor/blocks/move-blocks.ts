import { NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { type ProsemirrorBinding, ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { BlockPlace } from "./block-places";
import { type BlockRange, isList, type Path, positionIn } from "./block-range";

type Parent = Y.XmlFragment | Y.XmlElement;

/** What an item of a list of this kind is called. */
const itemOf = (list: string) => (list === "taskList" ? "taskItem" : "listItem");
const nameOf = (node: Parent) => (node instanceof Y.XmlElement ? node.nodeName : "");

/**
 * Moves blocks, in one step of undo. It is written to the document itself: of two blocks that change places, the binding
 * would write the text of each into the other, and what others type meanwhile would end up in the wrong one. So only what
 * is moved is written anew, with its comments.
 */
export function moveBlocks(view: EditorView, { path, from, to }: BlockRange, place: BlockPlace): void {
  const binding: ProsemirrorBinding = ySyncPluginKey.getState(view.state).binding;
  const { selection } = view.state;
  const [start, end] = [positionIn(view.state.doc, path, from), positionIn(view.state.doc, path, to)];
  const isSelected = selection.from >= start && selection.to <= end;
  const source = typeAt(binding.type, path);
  const target = typeAt(binding.type, place.path);
  const moved = source.toArray().slice(from, to) as Y.XmlElement[];
  const next = target.toArray()[place.index];
  const copies = moved.map((block) => copyFor(block, nameOf(source), nameOf(target)));

  asOneUndo(view, () => {
    binding.doc.transact(() => {
      const inserted = wrap(copies, nameOf(source), nameOf(target));
      target.insert(next ? indexOf(next) : target.length, inserted);
      const [first] = moved;
      if (first) source.delete(indexOf(first), moved.length);
      fillEmpty(source);
    }, ySyncPluginKey);
    const [copy] = copies;
    if (!copy) return;
    const at = pathOf(copy);
    const by = positionIn(view.state.doc, at.slice(0, -1), at.at(-1) ?? 0) - start;
    const { doc, tr } = view.state;
    const selected = !isSelected
      ? Selection.near(doc.resolve(start + by), 1)
      : selection instanceof NodeSelection
        ? NodeSelection.create(doc, selection.from + by)
        : TextSelection.between(doc.resolve(selection.from + by), doc.resolve(selection.to + by));
    view.dispatch(tr.setSelection(selected).scrollIntoView());
  });
}

/** Where blocks are however the text around them changes; null once they are gone. */
export function holdBlocks(view: EditorView, { path, from, to }: BlockRange): () => BlockRange | null {
  const root: Parent = ySyncPluginKey.getState(view.state).binding.type;
  const blocks = typeAt(root, path).toArray().slice(from, to) as Y.XmlElement[];
  return () => {
    if (blocks.length === 0 || blocks.some(({ _item }) => _item === null || _item.deleted)) return null;
    const places = blocks.map(pathOf);
    const [first = [], last = []] = [places[0], places.at(-1)];
    const at = first.at(-1) ?? 0;
    const around = first.slice(0, -1);
    const isTogether = last.length === first.length && around.every((index, level) => last[level] === index);
    return { path: around, from: at, to: isTogether ? (last.at(-1) ?? at) + 1 : at + 1 };
  };
}

/** Otherwise it would be one step with what was typed just before and after. */
export function asOneUndo(view: EditorView, change: () => void): void {
  const undoManager = yUndoPluginKey.getState(view.state)?.undoManager;
  undoManager?.stopCapturing();
  change();
  undoManager?.stopCapturing();
}

export const typeAt = (root: Parent, path: Path): Parent =>
  path.reduce((parent: Parent, index) => parent.get(index) as Y.XmlElement, root);

const indexOf = (node: Pick<Y.XmlElement, "parent">) =>
  (node.parent as Parent).toArray().indexOf(node as Y.XmlElement);

export function pathOf(node: Y.XmlElement): number[] {
  const path: number[] = [];
  for (let at: Parent = node; at instanceof Y.XmlElement; at = at.parent as Parent) path.unshift(indexOf(at));
  return path;
}

/** A block as it stands in another place: items are those of their list. */
const copyFor = (block: Y.XmlElement, source: string, target: string): Y.XmlElement =>
  isList(source) && isList(target) && itemOf(source) !== itemOf(target)
    ? element(itemOf(target), block.toArray().map(copyOf))
    : block.clone();

/** Items out of lists get one, and lines that come into a list become items. */
function wrap(blocks: Y.XmlElement[], source: string, target: string): Y.XmlElement[] {
  if (isList(source) && !isList(target)) return [element(source, blocks)];
  return isList(target) && !isList(source) ? blocks.map((block) => element(itemOf(target), [block])) : blocks;
}

const copyOf = (node: unknown) => (node as Y.XmlElement | Y.XmlText).clone();

function element(name: string, content: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  if (name === "taskItem") made.setAttribute("checked", false as unknown as string);
  made.insert(0, content);
  return made;
}

/** What holds nothing any more: a list goes, anything else has a line to write into. */
function fillEmpty(node: Parent): void {
  if (node.length > 0) return;
  if (isList(nameOf(node))) {
    const parent = node.parent as Parent;
    parent.delete(indexOf(node), 1);
    fillEmpty(parent);
  } else node.insert(0, [new Y.XmlElement("paragraph")]);
}
