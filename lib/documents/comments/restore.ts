import type { Transaction } from "@/lib/db";
import { editDocument } from "../append";
import { type CommentedPlace, findPlace, isSamePlace } from "../rich-text/commented-place";
import {
  type CommentedText,
  isRestoredTwice,
  type MarkedText,
  readCommented,
  removeMarksOf,
  restoreCommentMarks,
} from "../rich-text/lost-comments";
import type { StoredText } from "../store-text";
import { UpdateRefused } from "../updates/rules";
import { lockComments } from "./service";

/** Who retypes a block deletes its text and writes it at once; who cuts it pastes it soon. */
const LOST_FOR_GOOD_MS = 10 * 60_000;

type StoredPlace = CommentedPlace & {
  /** When its text was found to be gone. */
  lostAt?: string;
  /** The Yjs client that set its mark again. */
  restoredBy?: number;
};
type Open = { id: string; place: StoredPlace };

/** Open comments that know where they are. */
const OPEN = `/* name: open comments with a place */ SELECT id, place FROM document_comments
  WHERE document_id = $1::uuid AND resolved_at IS NULL AND place IS NOT NULL`;
const STORE = `/* name: store places of comments */ UPDATE document_comments c SET place = g.place
  FROM jsonb_to_recordset($2::jsonb) AS g(id uuid, place jsonb)
  WHERE c.document_id = $1::uuid AND c.id = g.id AND c.place IS NOT NULL`;

/**
 * Keeps in mind where the comments of an edited document are, and marks the text of those again that lost their mark where
 * it was written anew. The text is searched here; the document is only read again where something is found.
 */
export async function restoreComments(tx: Transaction, stored: StoredText): Promise<void> {
  const { id: documentId, comments } = stored;
  if (!comments) return;
  const open = await tx.$queryRawUnsafe<Open[]>(OPEN, documentId);
  const now = new Date();
  const places = new Map<string, StoredPlace>();
  for (const { id, place } of open) {
    const next = placeNow(place, comments.marked.get(id), now);
    if (next) places.set(id, next);
  }
  const isFound = ({ id, place }: Open) =>
    !comments.marked.has(id) && isSearched(place, now) && findPlace(comments.text, place) !== null;
  if (open.some((comment) => isFound(comment) || isDouble(comment, comments)))
    for (const [id, place] of await mark(tx, documentId, now)) places.set(id, place);
  if (places.size === 0) return;
  const rows = [...places].map(([id, place]) => ({ id, place }));
  await tx.$executeRawUnsafe(STORE, documentId, JSON.stringify(rows));
}

const isSearched = ({ lostAt }: StoredPlace, now: Date) =>
  lostAt === undefined || now.getTime() - Date.parse(lostAt) < LOST_FOR_GOOD_MS;

const isDouble = ({ id, place: { restoredBy } }: Open, { marked }: Pick<CommentedText, "marked">) =>
  restoredBy !== undefined && isRestoredTwice(marked.get(id) ?? [], restoredBy);

/** What to store of a comment; null where that is known, or as good: a letter more beside it tells nothing. */
function placeNow(known: StoredPlace, marked: readonly MarkedText[] | undefined, now: Date) {
  const { lostAt, ...place } = known;
  if (!marked) return lostAt === undefined ? { ...place, lostAt: now.toISOString() } : null;
  const isKnown = marked.some((it) => isEqual(known, it.place) || isSamePlace(known, it.place));
  return isKnown && lostAt === undefined ? null : { ...place, ...marked[0]!.place };
}

const isEqual = (a: CommentedPlace, b: CommentedPlace) =>
  a.text === b.text && a.before === b.before && a.after === b.after;

/** Sets and removes marks in the document as it is now. @returns what to store of these comments */
async function mark(tx: Transaction, documentId: string, now: Date): Promise<Map<string, StoredPlace>> {
  await lockComments(tx, documentId);
  const open = await tx.$queryRawUnsafe<Open[]>(OPEN, documentId);
  const stored = new Map<string, StoredPlace>();
  const edited = await editDocument(
    tx,
    documentId,
    (document) => {
      const comments = readCommented(document);
      const doubles = open.filter((comment) => isDouble(comment, comments));
      removeMarksOf(
        document,
        doubles.map(({ id, place }) => ({ id, client: place.restoredBy! })),
      );
      const searched = open.filter(({ place }) => isSearched(place, now));
      const found = new Set(restoreCommentMarks(document, searched));
      for (const { id, place } of open) {
        const { text, before, after } = place;
        if (found.has(id)) stored.set(id, { text, before, after, restoredBy: document.clientID });
      }
      for (const { id, place } of doubles) {
        const { text, before, after } = place;
        stored.set(id, { text, before, after });
      }
    },
    null,
  ).catch((error: unknown) => {
    // A document that is full takes no marks.
    if (!(error instanceof UpdateRefused)) throw error;
    stored.clear();
  });
  edited?.document.destroy();
  return stored;
}
