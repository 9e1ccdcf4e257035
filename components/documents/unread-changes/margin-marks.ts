import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { marginKey } from "@/lib/documents/editor/margin-host";
import { diffDocuments } from "@/lib/documents/versions/diff";

const CHANGED = "changed-block";
const SEEN = "seen-block";
const UNSEEN = `.${CHANGED}:not(.${SEEN})`;

/** Marks the paragraphs, headings and items that differ from an earlier version, in the margin. */
export function markChanged(view: EditorView, before: unknown) {
  const { doc, schema, tr } = view.state;
  const marks = new Map<number, Decoration>();
  for (const { from, to } of diffDocuments(schema.nodeFromJSON(before), doc))
    doc.nodesBetween(
      Math.max(0, from - 1),
      Math.min(doc.content.size, Math.max(to, from + 1)),
      (node, at) => {
        const isInside = at + node.nodeSize > from && (at < to || at <= from);
        if (node.isTextblock && isInside)
          marks.set(at, Decoration.node(at, at + node.nodeSize, { class: CHANGED }));
        return !node.isTextblock;
      },
    );
  view.dispatch(tr.setMeta(marginKey, DecorationSet.create(doc, [...marks.values()])));
}

export const clearMarks = (view: EditorView) =>
  view.dispatch(view.state.tr.setMeta(marginKey, DecorationSet.empty));

/** The marked paragraphs that weren't on the screen yet. */
export const unseenBlocks = ({ dom }: EditorView) => [...dom.querySelectorAll<HTMLElement>(UNSEEN)];

/** Notes that a marked paragraph was on the screen. */
export function markSeenBlock(view: EditorView, element: HTMLElement) {
  const { doc, tr } = view.state;
  const at = view.posAtDOM(element, 0);
  const marks = marginKey.getState(view.state) ?? DecorationSet.empty;
  const found = marks.find(at, at).filter(({ from, to }) => from < at && at <= to);
  const seen = found.map(({ from, to }) => Decoration.node(from, to, { class: `${CHANGED} ${SEEN}` }));
  view.dispatch(tr.setMeta(marginKey, marks.remove(found).add(doc, seen)));
}
