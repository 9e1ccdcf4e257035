import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { accessEditable } from "../access";
import type { DocumentComment, ShownSuggestion, SuggestionText } from "../comments/schema";
import {
  accessCommented,
  editCommented,
  lockComments,
  markCommented,
  publishComment,
  shownQuote,
} from "../comments/service";
import { replaceMarked } from "./replace-marked";

/**
 * Changes a suggestion while its author goes on writing it. Its mark moves where it is on other text.
 * @throws AppError forbidden for others; conflict where it was accepted or refused, or its text has changed
 */
export async function updateSuggestion(
  actor: Actor,
  documentId: string,
  commentId: string,
  { quote, anchor, replacement }: SuggestionText,
): Promise<DocumentComment> {
  await accessCommented(actor, documentId, "message.create");
  return transaction(async (tx) => {
    await lockComments(tx, documentId);
    const suggestion = await tx.documentComment.findFirst({ where: { id: commentId, documentId } });
    if (!suggestion) throw notFound("suggestion");
    if (suggestion.createdById !== actor.userId)
      throw new AppError("forbidden", "A suggestion is changed by its author.");
    if (suggestion.original === null)
      throw new AppError("conflict", "This is a comment: it suggests no text.");
    if (suggestion.resolvedAt) throw new AppError("conflict", "It was accepted or refused meanwhile.");
    const isMoved = quote !== suggestion.original;
    const place = isMoved ? await markCommented(tx, documentId, commentId, { quote, anchor }) : undefined;
    await tx.documentComment.update({
      where: { id: commentId },
      data: { quote: shownQuote(quote), original: quote, replacement, ...(place && { place }) },
    });
    return publishComment(tx, documentId, commentId);
  });
}

/**
 * Puts what was suggested into the document, as an edit of whoever suggested it; who accepted is kept with the suggestion.
 * Accepted twice, also at once, it is put once.
 * @param shown what the person has read: its author may have changed it since
 * @throws AppError conflict where the text or the suggestion has changed since, or it was refused
 */
export async function acceptSuggestion(
  actor: Actor,
  documentId: string,
  commentId: string,
  shown: ShownSuggestion,
): Promise<DocumentComment> {
  await accessEditable(actor, documentId);
  return transaction(async (tx) => {
    await lockComments(tx, documentId);
    const suggestion = await tx.documentComment.findFirst({ where: { id: commentId, documentId } });
    if (!suggestion) throw notFound("suggestion");
    const { original, replacement, createdById, resolvedAt, isAccepted } = suggestion;
    if (original === null || replacement === null)
      throw new AppError("conflict", "This is a comment: it suggests no text.");
    if (isAccepted) return publishComment(tx, documentId, commentId);
    if (resolvedAt) throw new AppError("conflict", "It was refused meanwhile. Reopen it to accept it.");
    if (original !== shown.original || replacement !== shown.replacement)
      throw new AppError("conflict", "It was changed meanwhile. Read it again.");
    let isThere = false;
    await editCommented(
      tx,
      documentId,
      (document) => {
        isThere = replaceMarked(document, commentId, original, replacement);
      },
      createdById,
    );
    if (!isThere)
      throw new AppError("conflict", "The text has changed since this was suggested. Edit it by hand.");
    await tx.documentComment.update({
      where: { id: commentId },
      data: { isAccepted: true, resolvedAt: new Date(), resolvedById: actor.userId },
    });
    return publishComment(tx, documentId, commentId);
  });
}
