import { Extension } from "@tiptap/core";
import type { Node, Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, Selection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { newId } from "@/lib/new-id";
import { type Hunk, hunksBetween, textIn } from "./entries";
import { type Rebased, type Suggested, suggestKey } from "./suggest-key";

type Options = {
  /** Called where somebody does what can't be suggested. */
  onRefused: () => void;
};

/** Turns what is typed into suggestions: words can be changed, nothing else. */
export const Suggesting = Extension.create<Options>({
  name: "suggesting",
  // Before all that would take a key or a paste for the document.
  priority: 2_000,
  addOptions: () => ({ onRefused: () => {} }),
  addProseMirrorPlugins() {
    const { onRefused } = this.options;
    let view: EditorView | null = null;
    const refuse = () => {
      onRefused();
      return true;
    };
    return [
      new Plugin<Suggested>({
        key: suggestKey,
        state: {
          init: (_, { doc }) => ({ base: doc, hunks: [], entries: [], decorations: DecorationSet.empty }),
          apply(transaction, suggested) {
            const rebased: Rebased | undefined = transaction.getMeta(suggestKey);
            if (!rebased && !transaction.docChanged) return suggested;
            return suggestedIn(transaction.doc, rebased ?? suggested) ?? suggested;
          },
        },
        filterTransaction(transaction, state) {
          if (!transaction.docChanged || transaction.getMeta(suggestKey)) return true;
          if (changesWordsAlone(transaction) && suggestedIn(transaction.doc, suggestKey.getState(state)!))
            return true;
          // What another plugin adds to a transaction isn't what somebody does.
          if (!transaction.getMeta("appendedTransaction"))
            queueMicrotask(() => {
              if (view?.isDestroyed === false && !takeWords(view, transaction)) onRefused();
            });
          return false;
        },
        view(created) {
          view = created;
          return {};
        },
        props: {
          decorations: (state: EditorState) => suggestKey.getState(state)?.decorations,
          handlePaste: (view, _event, slice) => {
            const words = lineOf(slice);
            // A picture has none: it must not take what is selected away.
            return (words.trim() !== "" && replaceWords(view, view.state.selection, words)) || refuse();
          },
          handleDrop: refuse,
        },
      }),
    ];
  },
});

/** A transaction is filtered before it is applied: both ask for the same. */
let last: { doc: Node; of: Rebased; suggested: Suggested | null } | null = null;

function suggestedIn(doc: Node, of: Rebased): Suggested | null {
  if (last?.doc === doc && last.of === of) return last.suggested;
  const { base, entries } = of;
  const hunks = hunksBetween(base, doc, entries, newId);
  const lost = entries.filter(({ from }) => from === null);
  const suggested = hunks && { base, hunks, entries: [...hunks, ...lost], decorations: draw(doc, hunks) };
  last = { doc, of, suggested };
  return suggested;
}

function draw(doc: Node, hunks: readonly Hunk[]): DecorationSet {
  const decorations = hunks.flatMap(({ id, parts }) =>
    parts.flatMap(({ from, to, removed }) => {
      const drawn: Decoration[] = [];
      const key = `${id} ${removed}`;
      if (removed) drawn.push(Decoration.widget(from, () => removedText(id, removed), { side: -1, key }));
      const attributes = { nodeName: "ins", class: "suggested-text", "data-comment": id };
      if (from < to) drawn.push(Decoration.inline(from, to, attributes));
      return drawn;
    }),
  );
  return DecorationSet.create(doc, decorations);
}

function removedText(id: string, text: string): HTMLElement {
  const element = document.createElement("del");
  element.className = "suggested-text";
  element.dataset.comment = id;
  element.contentEditable = "false";
  element.textContent = text;
  return element;
}

/** Whether all that a transaction does is to put and delete words within paragraphs. */
const changesWordsAlone = (transaction: Transaction): boolean =>
  transaction.steps.every((step, index) => {
    const doc = transaction.docs[index];
    if (!doc || !(step instanceof ReplaceStep)) return false;
    const $from = doc.resolve(step.from);
    const { openStart, openEnd, content } = step.slice;
    return (
      $from.parent.isTextblock &&
      step.to <= $from.end() &&
      openStart === 0 &&
      openEnd === 0 &&
      isWords(textIn($from.parent).slice($from.parentOffset, $from.parentOffset + step.to - step.from)) &&
      content.content.every((node) => node.isText && isWords(node.text ?? ""))
    );
  });

const isWords = (text: string): boolean => !/[\r\n\uFFFC]/.test(text);

/** Does of what was refused what can be suggested: of several paragraphs each loses its words. */
function takeWords(view: EditorView, { steps: [step, ...more], before }: Transaction): boolean {
  const isReplacement = step instanceof ReplaceStep && more.length === 0 && step.from < step.to;
  return isReplacement && before.eq(view.state.doc) && replaceWords(view, step, lineOf(step.slice));
}

/** Puts a text for the words of a range. Paragraphs, line breaks and pictures stay. */
function replaceWords(view: EditorView, { from, to }: { from: number; to: number }, text: string): boolean {
  const { tr, doc } = view.state;
  const ranges: [number, number][] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    let start = Math.max(from, position + 1);
    const end = Math.min(to, position + 1 + node.content.size);
    for (const [index, sign] of [...textIn(node).split("").entries(), [node.content.size, "\n"] as const]) {
      const at = position + 1 + index;
      if (isWords(sign) || at < start) continue;
      if (start < Math.min(at, end)) ranges.push([start, Math.min(at, end)]);
      start = at + 1;
    }
    return false;
  });
  for (const range of ranges.toReversed()) tr.delete(...range);
  const $at = tr.doc.resolve(tr.mapping.map(ranges[0]?.[0] ?? from));
  if (text && $at.parent.isTextblock) tr.insertText(text, $at.pos);
  tr.setSelection(Selection.near(tr.doc.resolve($at.pos + text.length)));
  if (!tr.docChanged) return false;
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** What is pasted, as words of one paragraph. */
const lineOf = ({ content }: Slice): string =>
  content.textBetween(0, content.size, " ", " ").replace(/[\r\n\uFFFC]+/g, " ");
