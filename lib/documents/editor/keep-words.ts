import { Extension } from "@tiptap/core";
import { Fragment, type Node, type NodeType, type ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import {
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  yUndoPluginKey,
} from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { align, changeOf, isLetter, mapByText, type Token, tokensOf } from "./same-text";

/** Text of this editor that nobody else had: its place, and the edits of the client that wrote it. */
type OwnPiece = {
  from: number;
  to: number;
  client: number;
  clock: number;
  endClock: number;
  isInOwnBlock: boolean;
};
/** From which edit on nobody else has what a client has written. */
type Clocks = ReadonlyMap<number, number>;
type OwnRun = { from: number; to: number; pieces: OwnPiece[] };
/** Text to put at a place: what is at `from` to `to`, or what is nowhere any more. */
type Repair = {
  run: OwnRun;
  content: Fragment;
  target: number;
  /** In a paragraph of its own. */
  isApart?: boolean;
  from?: number;
  to?: number;
};

type Options = {
  /** How many edits of this client the server has confirmed. */
  confirmedClock: () => number;
  /** What earlier pages wrote, and the server hasn't confirmed. */
  adopted: () => Clocks;
};

/** So many letters before a text tell that it was taken along by who wrote its block anew. */
const CONTEXT = 12;

/**
 * Keeps what is written offline, or while the other's change is on its way, in the paragraph it was meant for. Who splits a
 * paragraph deletes its second half and writes it anew, as far as they knew it: in the middle of the first half stay the
 * words that were added to the second one, and with a block that is retyped they are deleted. The editor that wrote them
 * sees both versions, and puts them where they were in the text.
 */
export const KeepWords = Extension.create<Options>({
  name: "keepWords",
  addOptions: () => ({ confirmedClock: () => Number.POSITIVE_INFINITY, adopted: () => new Map() }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    let runs: OwnRun[] = [];
    return [
      new Plugin({
        view: (view) => {
          const { doc } = bindingOf(view.state);
          const remember = ({ local }: Y.Transaction) => {
            runs = [];
            if (local || !editor.isEditable) return;
            // Nobody else can have deleted or written anew a block that they don't have.
            const clocks = new Map([...options.adopted(), [doc.clientID, options.confirmedClock()]]);
            const pieces = ownPieces(bindingOf(view.state), clocks);
            runs = joinPieces(pieces.filter((piece) => !piece.isInOwnBlock));
          };
          doc.on("beforeTransaction", remember);
          return { destroy: () => doc.off("beforeTransaction", remember) };
        },
        appendTransaction(transactions, before, now) {
          const isRemote = transactions.some((it) => it.getMeta(ySyncPluginKey)?.isChangeOrigin);
          if (!isRemote || runs.length === 0) return null;
          const since = new Map<number, number>();
          for (const { client, clock } of runs.flatMap(({ pieces }) => pieces))
            since.set(client, Math.min(since.get(client) ?? clock, clock));
          const repairs = findRepairs(before.doc, now.doc, runs, ownPieces(bindingOf(now), since));
          runs = [];
          // What is dispatched while the change is being drawn doesn't reach the document.
          if (repairs.length > 0) queueMicrotask(() => repair(editor.view, repairs, before, now));
          return null;
        },
      }),
    ];
  },
});

const bindingOf = (state: EditorState): ProsemirrorBinding => ySyncPluginKey.getState(state).binding;

/** The text that these clients have written from an edit on. */
function ownPieces({ doc, type, mapping }: ProsemirrorBinding, clocks: Clocks): OwnPiece[] {
  const pieces: OwnPiece[] = [];
  for (const [client, since] of clocks)
    for (const item of (doc.store.clients.get(client) ?? []).toReversed()) {
      const endClock = item.id.clock + item.length;
      if (endClock <= since) break;
      if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentString)) continue;
      const clock = Math.max(item.id.clock, since);
      const place = new Y.RelativePosition(null, null, Y.createID(client, clock), 0);
      const from = relativePositionToAbsolutePosition(doc, type, place, mapping);
      if (from === null) continue;
      const isInOwnBlock = isOwnBlock(item.parent, clocks);
      pieces.push({ from, to: from + endClock - clock, client, clock, endClock, isInOwnBlock });
    }
  return pieces;
}

/** A word can be many pieces, of which a later one can stand before an earlier one. */
function joinPieces(pieces: readonly OwnPiece[]): OwnRun[] {
  const runs: OwnRun[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = runs.at(-1);
    if (last?.to !== piece.from) runs.push({ from: piece.from, to: piece.to, pieces: [piece] });
    else runs.splice(-1, 1, { from: last.from, to: piece.to, pieces: [...last.pieces, piece] });
  }
  return runs;
}

const isOf = (run: OwnRun) => (piece: OwnPiece) =>
  run.pieces.some(
    ({ client, clock, endClock }) =>
      piece.client === client && piece.clock >= clock && piece.clock < endClock,
  );

function isOwnBlock(parent: Y.Item["parent"], clocks: Clocks): boolean {
  const id = parent instanceof Y.XmlText ? parent._item?.id : undefined;
  return id !== undefined && id.clock >= (clocks.get(id.client) ?? Number.POSITIVE_INFINITY);
}

function findRepairs(
  before: Node,
  now: Node,
  runs: readonly OwnRun[],
  piecesNow: readonly OwnPiece[],
): Repair[] {
  const change = changeOf(before, now);
  if (!change) return [];
  const touched = runs.filter(({ from, to }) => to >= change.from && from <= change.toBefore);
  if (touched.length === 0) return [];
  const from = Math.min(change.from, ...touched.map((run) => run.from));
  const toBefore = Math.max(change.toBefore, ...touched.map((run) => run.to));
  const was = tokensOf(before, from, toBefore);
  const is = tokensOf(now, from, change.toNow + toBefore - change.toBefore);
  const othersWas = withoutRuns(was, runs);
  const othersIs = withoutRuns(
    is,
    joinPieces(piecesNow.filter((piece) => runs.some((run) => isOf(run)(piece)))),
  );
  return touched.flatMap((run): Repair[] => {
    const content = before.slice(run.from, run.to).content;
    const index = align(othersWas, othersIs, countBefore(othersWas, run.from));
    const target = index === null ? from : (othersIs[index - 1]?.end ?? from);
    const [living, ...more] = joinPieces(piecesNow.filter(isOf(run)));
    if (!living) {
      const moved = placeInMoved(before, run, runs, now);
      if (moved !== null) return [{ run, content, target: moved }];
      const isLost = lettersOf(is) === lettersOf(othersWas) || !isTakenAlong(was, is, run);
      return isLost ? [{ run, content, target, isApart: !isSameBlock(before, run, now, target) }] : [];
    }
    const isWhole = more.length === 0 && living.to - living.from === run.to - run.from;
    if (index === null || !isWhole) return [];
    const indexNow = countBefore(othersIs, living.from);
    const between = othersIs.slice(Math.min(index, indexNow), Math.max(index, indexNow));
    return between.some(isLetter) ? [{ run, content, target, from: living.from, to: living.to }] : [];
  });
}

const withoutRuns = (tokens: readonly Token[], runs: readonly OwnRun[]) =>
  tokens.filter(
    (token) => !isLetter(token) || !runs.some(({ from, to }) => from < token.end && token.end <= to),
  );

const countBefore = (tokens: readonly Token[], position: number) =>
  tokens.filter(({ end }) => end <= position).length;

const lettersOf = (tokens: readonly Token[]) =>
  tokens
    .filter(isLetter)
    .map(({ sign }) => sign)
    .join("");

/** Whether the block at a place is the one that a text was written in: it has the letters before it, or those behind it. */
function isSameBlock(before: Node, { from, to }: OwnRun, now: Node, place: number): boolean {
  const block = now.resolve(place).parent;
  if (!block.isTextblock) return false;
  const [$from, $to] = [before.resolve(from), before.resolve(to)];
  const left = $from.parent.textBetween(0, $from.parentOffset).slice(-CONTEXT);
  const right = $to.parent.textBetween($to.parentOffset, $to.parent.content.size).slice(0, CONTEXT);
  if (!left && !right) return block.content.size === 0;
  return [left, right].some((text) => text && block.textContent.includes(text));
}

/** Where a text belongs in its block, if that stands elsewhere now as it was without what this editor alone had. */
function placeInMoved(before: Node, run: OwnRun, runs: readonly OwnRun[], now: Node): number | null {
  const $from = before.resolve(run.from);
  if (!$from.parent.isTextblock || run.to > $from.end()) return null;
  const own = runs.filter(({ from, to }) => from >= $from.start() && to <= $from.end());
  const others = (until: number) => {
    const starts = [$from.start(), ...own.map(({ to }) => Math.min(to, until))];
    const ends = [...own.map(({ from }) => Math.min(from, until)), until];
    return starts
      .map((start, index) => before.textBetween(start, ends[index] ?? until, "", "\uFFFC"))
      .join("");
  };
  const text = others($from.end());
  // Where the same text stood elsewhere before, nothing tells which of them this is.
  if (!text.trim() || blocksOf(before, text).length > 0) return null;
  const [place, ...more] = blocksOf(now, text);
  return place !== undefined && more.length === 0 ? place + others(run.from).length : null;
}

/** Where the blocks begin that have a text. */
function blocksOf(doc: Node, text: string): number[] {
  const places: number[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock && node.textBetween(0, node.content.size, "", "\uFFFC") === text)
      places.push(position + 1);
    return !node.isTextblock;
  });
  return places;
}

/** Whether who wrote the block anew had the text already. */
function isTakenAlong(was: readonly Token[], is: readonly Token[], { from, to }: OwnRun): boolean {
  const before = lettersOf(was.filter(({ end }) => end <= from)).slice(-CONTEXT);
  const text = lettersOf(was.filter(({ end }) => end > from && end <= to));
  return lettersOf(is).includes(before + text);
}

function repair(view: EditorView, repairs: readonly Repair[], before: EditorState, then: EditorState) {
  if (view.isDestroyed) return;
  const { state } = view;
  const { tr } = state;
  // Other changes may have come since.
  const place = (position: number) =>
    tr.mapping.map(mapByText(then.doc, state.doc, position) ?? Math.min(position, state.doc.content.size));
  for (const { run, content, target, isApart, from, to } of repairs) {
    if (from !== undefined && to !== undefined) tr.delete(place(from), place(to));
    const $at = tr.doc.resolve(place(target));
    const isInText = $at.parent.isTextblock && !isApart;
    const start = isInText ? $at.pos : insertParagraph(tr, $at);
    tr.insert(start, allowedIn(tr.doc.resolve(start).parent, content));
    const { empty, head } = before.selection;
    if (empty && head >= run.from && head <= run.to)
      tr.setSelection(TextSelection.create(tr.doc, start + head - run.from));
  }
  // Undo takes back the words and where they were put in one step, and nothing that was written since.
  const undo: Y.UndoManager | undefined = yUndoPluginKey.getState(state)?.undoManager;
  const last = undo?.undoStack.at(-1);
  if (undo && last && repairs.some(({ run }) => isIn(last, run))) undo.lastChange = Date.now();
  else undo?.stopCapturing();
  view.dispatch(tr);
}

/** Whether a step of undo has written some of a text. */
const isIn = ({ insertions }: { insertions: Parameters<typeof Y.isDeleted>[0] }, run: OwnRun) =>
  run.pieces.some(({ client, clock, endClock }) =>
    (insertions.clients.get(client) ?? []).some((it) => it.clock < endClock && it.clock + it.len > clock),
  );

/** Puts an empty paragraph beside the block of a place, or at the end; returns the position in it. */
function insertParagraph(tr: Transaction, $at: ResolvedPos): number {
  const isStart = $at.parentOffset === 0;
  const beside = $at.parent.isTextblock ? (isStart ? $at.before() : $at.after()) : $at.pos;
  const paragraph = tr.doc.type.schema.nodes.paragraph as NodeType;
  const $beside = tr.doc.resolve(beside);
  const isAllowed = $beside.parent.canReplaceWith($beside.index(), $beside.index(), paragraph);
  const position = isAllowed ? beside : tr.doc.content.size;
  tr.insert(position, paragraph.create());
  return position + 1;
}

const allowedIn = ({ type }: Node, content: Fragment) =>
  Fragment.fromArray(content.content.map((text) => text.mark(type.allowedMarks(text.marks))));
