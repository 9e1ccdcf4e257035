import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { asOneUndo } from "./blocks/move-blocks";
import { type Finding, findKey } from "./find-host";
import { type FindQuery, findMatches, type Match } from "./find-matches";
import { openToggles } from "./open-toggles";
import { followPlace } from "./same-text";

type Found = Finding & {
  query: FindQuery;
  matches: readonly Match[];
  /** The match that is marked, and replaced next; -1 where there is none. */
  current: number;
};

/** So many are marked at once; a letter that is everywhere would cost more than it shows. */
const MAX_MARKED = 2_000;

/** What was found, while somebody finds. */
export const findState = (state: EditorState) => findKey.getState(state) as Found | null | undefined;

/** @param from the first match from there on is the current one */
function search(doc: EditorState["doc"], query: FindQuery, from: number): Found {
  const matches = findMatches(doc, query);
  const next = matches.findIndex((match) => match.from >= from);
  return mark(doc, query, matches, matches.length === 0 ? -1 : Math.max(next, 0));
}

function mark(doc: EditorState["doc"], query: FindQuery, matches: readonly Match[], current: number): Found {
  const start = Math.max(0, Math.min(current - MAX_MARKED / 2, matches.length - MAX_MARKED));
  const decorations = matches.slice(start, start + MAX_MARKED).map(({ from, to }, index) =>
    Decoration.inline(from, to, {
      class: start + index === current ? "find-match find-match-current" : "find-match",
    }),
  );
  return {
    ...{ query, matches, current },
    decorations: DecorationSet.create(doc, decorations),
    after: (transaction) =>
      search(transaction.doc, query, followPlace(transaction, matches[current]?.from ?? 0)),
  };
}

const show = (view: EditorView, found: Found | null) => view.dispatch(view.state.tr.setMeta(findKey, found));

export function changeQuery(view: EditorView, query: FindQuery) {
  const found = findState(view.state);
  const from = found ? (found.matches[found.current]?.from ?? 0) : view.state.selection.from;
  show(view, search(view.state.doc, query, from));
  revealMatch(view);
}

export function stepMatch(view: EditorView, by: 1 | -1) {
  const found = findState(view.state);
  if (!found || found.matches.length === 0) return;
  const { query, matches, current } = found;
  show(view, mark(view.state.doc, query, matches, (current + by + matches.length) % matches.length));
  revealMatch(view);
}

export const endFinding = (view: EditorView) => show(view, null);

function revealMatch(view: EditorView) {
  const match = view.dom.querySelector(".find-match-current");
  if (!match) return;
  openToggles(match);
  match.scrollIntoView({ block: "center" });
}

/** Replaces the match that is marked, and goes to the one behind it. */
export function replaceMatch(view: EditorView, replacement: string) {
  const found = findState(view.state);
  const match = found?.matches[found.current];
  if (!match) return;
  const transaction = replace(view.state.tr, match, replacement);
  const next = search(transaction.doc, found.query, match.from + replacement.length);
  asOneUndo(view, () => view.dispatch(transaction.setMeta(findKey, next)));
  revealMatch(view);
}

/** Replaces all matches in one step, which one undo takes back. */
export function replaceAll(view: EditorView, replacement: string): number {
  const found = findState(view.state);
  if (!found || found.matches.length === 0) return 0;
  const { matches, query } = found;
  const { tr } = view.state;
  // From the last, so that those before it stay where they are.
  for (const match of matches.toReversed()) replace(tr, match, replacement);
  asOneUndo(view, () => view.dispatch(tr.setMeta(findKey, search(tr.doc, query, 0))));
  return matches.length;
}

/** The words that come take the formats of those that go. */
function replace(transaction: Transaction, { from, to }: Match, replacement: string): Transaction {
  if (replacement === "") return transaction.delete(from, to);
  const marks = transaction.doc.nodeAt(from)?.marks ?? [];
  return transaction.replaceWith(from, to, transaction.doc.type.schema.text(replacement, marks));
}

/** Selects the match that is marked, so that one goes on there. */
export function selectMatch(view: EditorView) {
  const found = findState(view.state);
  const match = found?.matches[found.current];
  if (!match) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, match.from, match.to)));
}
