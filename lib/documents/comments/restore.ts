import type { Transaction } from "@/lib/db";
import { type CommentedPlace, restoreCommentMarks } from "../rich-text/lost-comments";
import type { StoredText } from "../store-text";
import { editCommented, lockComments } from "./service";

/** Open comments that know where they are. */
const OPEN = `/* name: open comments with a place */ SELECT id, place FROM document_comments
  WHERE document_id = $1::uuid AND resolved_at IS NULL AND place IS NOT NULL`;

/** Marks the text of comments again that lost their mark where it was written anew. */
export async function restoreComments(tx: Transaction, stored: StoredText): Promise<void> {
  const { id: documentId, blocks, comments } = stored;
  if (!comments) return;
  await lockComments(tx, documentId);
  const open = await tx.$queryRawUnsafe<{ id: string; place: CommentedPlace }[]>(OPEN, documentId);
  // Of text in several blocks some is always left.
  const lost = open.filter(
    ({ id, place }) => !comments.has(id) && blocks.some(({ text }) => text.includes(place.text)),
  );
  if (lost.length === 0) return;
  await editCommented(tx, documentId, (document) => restoreCommentMarks(document, lost));
}
