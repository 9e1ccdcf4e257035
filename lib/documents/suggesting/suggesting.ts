import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import * as Y from "yjs";
import { newId } from "@/lib/new-id";
import type { DocumentComment, NewDocumentComment } from "../comments/schema";
import { baseDocument } from "./base-document";
import { type Entry, markedText, placeEntries, placeInBase, placeShown, withEntries } from "./entries";
import { type Kept, keptSuggestions } from "./kept";
import { sendSuggestion, withdrawSuggestion } from "./send-suggestion";
import { showInstead } from "./show-instead";
import { type Rebased, suggestKey } from "./suggest-key";

/** How long a pause ends what is being written. Tests make it shorter. */
export const storing = { afterMs: 1_500 };
const KEEP_AFTER_MS = 250;
const RETRY_MS = 5_000;
/** Changes that come at the same time are drawn at once. */
const DRAW_AFTER_MS = 50;

export type SuggestingState = {
  /** Whether all that is suggested is stored, under way, or can't be stored for now. */
  status: "saved" | "saving" | "unsaved";
  /** Why some of it isn't stored; null where trying again helps. */
  problem: string | null;
};
export type Suggesting = ReturnType<typeof startSuggesting>;

type Options = {
  editor: Editor;
  doc: Y.Doc;
  documentId: string;
  userId: string;
  /** Puts what the server answered into the list of comments. */
  onStored: (comment: DocumentComment) => void;
  onWithdrawn: (id: string) => void;
};
type Stored = { original: string; replacement: string; replyCount: number };

/**
 * Shows a document in an editor as it would be with all that its reader suggests, takes what they write there as
 * suggestions, and stores them as they pause. The document itself is changed by nothing of this.
 */
export function startSuggesting(options: Options) {
  const { editor, doc, documentId, userId, onStored, onWithdrawn } = options;
  const kept = keptSuggestions(userId, documentId, newId());
  const listeners = new Set<() => void>();
  /** Those that the server has, by id. */
  let stored = new Map<string, Stored>();
  /** Those that came into the editor: one that isn't there any more was taken back by its author. */
  const shown = new Set<string>();
  /** Those that were accepted, which the list of comments may not say yet. */
  const settled = new Set<string>();
  const problems = new Map<string, { text: string; problem: string }>();
  const base = baseDocument(doc, editor.schema);
  /** As the editor had them last: it may be gone while they are still being stored. */
  let entries: readonly Entry[] = [];
  /** What becomes of the entries when the document is drawn next. */
  let changes: ((entries: readonly Entry[]) => readonly Entry[])[] = [];
  let state: SuggestingState = { status: "saved", problem: null };
  let isStoring = false;
  /** Whether the server took nothing the last time. */
  let isFailing = false;
  let isOver = false;
  let drawing: ReturnType<typeof setTimeout> | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function draw() {
    clearTimeout(drawing);
    drawing = undefined;
    if (editor.isDestroyed) return;
    // An input method writes in the text that is shown.
    if (editor.view.composing) return drawSoon();
    const before = base.node();
    base.update();
    const next = changes.reduce((known, change) => change(known), entries);
    changes = [];
    const placed = placeEntries(next.map(restOf), before, base.node());
    for (const { id } of placed) shown.add(id);
    const rebased: Rebased = { base: base.node(), entries: placed };
    const transaction = showInstead(editor, withEntries(base.node(), placed));
    editor.view.dispatch(transaction.setMeta(suggestKey, rebased).setMeta("addToHistory", false));
    settle();
  }
  function drawSoon() {
    drawing ??= setTimeout(draw, DRAW_AFTER_MS);
  }

  /** Of one that was accepted while its author went on writing, what they wrote since is a suggestion of its own. */
  function restOf(entry: Entry): Entry {
    const known = stored.get(entry.id);
    if (!known?.replacement || !isUnsaved(entry)) return entry;
    if (entry.original === known.replacement || markedText(base.node(), entry.id) !== known.replacement)
      return entry;
    settled.add(entry.id);
    return { ...entry, id: newId(), original: known.replacement };
  }

  const isUnsaved = ({ id, original, replacement }: Entry) => {
    const known = stored.get(id);
    return !known || known.original !== original || known.replacement !== replacement;
  };
  const withdrawn = () =>
    [...stored].filter(
      ([id]) => shown.has(id) && !settled.has(id) && !entries.some((entry) => entry.id === id),
    );

  function settle() {
    const unsaved = entries.filter(isUnsaved);
    for (const [id, { text }] of problems)
      if (!unsaved.some((entry) => entry.id === id && textOf(entry) === text)) problems.delete(id);
    const [problem] = problems.values();
    const isSaved = unsaved.length === 0 && withdrawn().length === 0;
    state = {
      status: isSaved
        ? "saved"
        : !isFailing && (isStoring || (!problem && navigator.onLine))
          ? "saving"
          : "unsaved",
      problem: problem?.problem ?? null,
    };
    keeping ??= setTimeout(keep, KEEP_AFTER_MS);
    for (const listener of listeners) listener();
  }
  function keep() {
    clearTimeout(keeping);
    keeping = undefined;
    kept.write(
      entries.filter(isUnsaved).map((entry) => ({
        id: entry.id,
        original: entry.original,
        replacement: entry.replacement,
        anchor: anchorOf(entry),
      })),
    );
  }

  const anchorOf = ({ from, original }: Entry): NewDocumentComment["anchor"] =>
    from === null ? null : base.anchorAt(from, from + original.length);

  function adopt({ id, original, replacement, anchor }: Kept): Entry {
    const from = anchor && base.startOf(anchor);
    return { id, mark: id, original, replacement, from };
  }
  const hunks = () => suggestKey.getState(editor.state)?.hunks ?? [];
  const inBase = (position: number) => placeInBase(hunks(), position);

  /** Stores what isn't, one after the other; what was written meanwhile, afterwards. */
  async function store() {
    clearTimeout(waiting);
    if (isStoring) return;
    isStoring = true;
    settle();
    try {
      for (let next = nextUnsaved(); next; next = nextUnsaved()) await send(next);
      for (const [id, known] of withdrawn()) await withdraw(id, known);
      isFailing = false;
    } catch {
      isFailing = true;
    }
    isStoring = false;
    settle();
    keep();
    if (isFailing && !isOver) storeAfter(RETRY_MS);
  }
  const nextUnsaved = () => entries.find((entry) => isUnsaved(entry) && !problems.has(entry.id));

  async function send(entry: Entry) {
    const { id } = entry;
    const answer = await sendSuggestion(documentId, entry, anchorOf(entry), stored.has(id));
    if (typeof answer === "string") return problems.set(id, { text: textOf(entry), problem: answer });
    stored.set(id, storedOf(answer));
    onStored(answer);
  }

  async function withdraw(id: string, { replyCount }: Stored) {
    const left = await withdrawSuggestion(documentId, id, replyCount);
    if (left) onStored(left);
    else onWithdrawn(id);
    stored.delete(id);
  }

  function storeAfter(ms: number) {
    clearTimeout(waiting);
    waiting = setTimeout(() => void store(), ms);
  }
  const onTransaction = ({ transaction }: { transaction: Transaction }) => {
    if (!transaction.docChanged && !transaction.getMeta(suggestKey)) return;
    entries = suggestKey.getState(editor.state)?.entries ?? [];
    if (transaction.getMeta(suggestKey)) return;
    for (const { id } of entries) shown.add(id);
    settle();
    storeAfter(storing.afterMs);
  };
  const onOnline = () => void store();
  editor.on("transaction", onTransaction);
  doc.on("update", drawSoon);
  window.addEventListener("online", onOnline);
  window.addEventListener("offline", settle);
  window.addEventListener("pagehide", keep);
  changes.push(() => kept.adopt().map(adopt));
  draw();
  if (entries.length > 0) storeAfter(0);

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getState: () => state,
    /** All suggestions of this person, whenever they change. */
    setStored(comments: readonly DocumentComment[]) {
      const before = stored;
      const open = comments.filter(({ resolvedAt }) => resolvedAt === null);
      stored = new Map(open.map((comment) => [comment.id, storedOf(comment)]));
      for (const id of before.keys()) if (!stored.has(id)) shown.delete(id);
      const isAccepted = (id: string) => comments.some((one) => one.id === id && one.suggestion?.isAccepted);
      changes.push((known) => {
        const left = known.flatMap((entry): Entry[] => {
          const [was, is] = [before.get(entry.id), stored.get(entry.id)];
          if (!was) return [entry];
          const isClean = was.original === entry.original && was.replacement === entry.replacement;
          if (is) return [isClean ? { ...entry, original: is.original, replacement: is.replacement } : entry];
          // What was refused isn't written any more.
          return isClean || !isAccepted(entry.id) || !was.replacement
            ? []
            : [{ ...entry, id: newId(), original: was.replacement }];
        });
        const added = open.flatMap(({ id, suggestion }): Entry[] =>
          suggestion && !shown.has(id) && !left.some((entry) => entry.id === id)
            ? [{ ...suggestion, id, mark: id, from: null }]
            : [],
        );
        return [...left, ...added];
      });
      draw();
    },
    /** Gives up those whose text isn't there any more, or that can't be stored. */
    discard() {
      changes.push((known) => known.filter(({ id }) => !problems.has(id)));
      draw();
    },
    store,
    /** Places in the document of what the editor shows. */
    places: {
      doc,
      encode: (position: number) => base.relative(inBase(position)),
      decode(place: Y.RelativePosition): number | null {
        const position = base.absolute(place);
        return position === null ? null : placeShown(hunks(), position);
      },
    },
    /** A range of what the editor shows as text of the document. */
    textAt(from: number, to: number) {
      const [start, end] = [inBase(from), inBase(to)];
      return {
        quote: base.node().textBetween(start, end, "\n", "\uFFFC"),
        anchor: base.anchorAt(start, end),
      };
    },
    /** Where the text of a block begins in what the editor shows; null where it is gone. */
    placeOf: (block: Y.XmlElement): number | null => {
      const place = base.absolute(Y.createRelativePositionFromTypeIndex(block, 0));
      return place === null ? null : placeShown(hunks(), place);
    },
    /** Stores what is left, as far as that is possible; the rest is kept in this browser. */
    end() {
      for (const timer of [drawing, waiting]) clearTimeout(timer);
      editor.off("transaction", onTransaction);
      doc.off("update", drawSoon);
      window.removeEventListener("online", onOnline);
      window.removeEventListener("offline", settle);
      window.removeEventListener("pagehide", keep);
      isOver = true;
      base.end();
      keep();
      void store();
    },
  };
}

const textOf = ({ original, replacement, from }: Entry) => `${original}\n${replacement}\n${from === null}`;

const storedOf = ({ suggestion, replyCount }: DocumentComment): Stored => ({
  original: suggestion?.original ?? "",
  replacement: suggestion?.replacement ?? "",
  replyCount,
});
