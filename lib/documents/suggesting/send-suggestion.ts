import { call } from "@/lib/http/client";
import { AppError, isTemporary } from "@/lib/http/errors";
import {
  createDocumentCommentContract,
  deleteDocumentCommentContract,
  resolveDocumentCommentContract,
} from "../comments/contract";
import { MAX_SUGGESTED } from "../comments/limits";
import type { DocumentComment, NewDocumentComment } from "../comments/schema";
import { updateSuggestionContract } from "../suggestions/contract";
import type { Entry } from "./entries";

/** What the words of a suggestion in this mode say, which its thread begins with. */
const BODY = "Suggests another wording";

/** Another try doesn't help. */
const isFinal = (error: unknown): error is AppError => error instanceof AppError && !isTemporary(error);

/**
 * Stores what somebody suggests, or what they made of it.
 * @returns the comment, or why it can't be stored; throws where another try may help
 */
export async function sendSuggestion(
  documentId: string,
  { id, original: quote, replacement, from }: Entry,
  anchor: NewDocumentComment["anchor"],
  isStored: boolean,
): Promise<DocumentComment | string> {
  if (from === null)
    return `The text of a suggestion has changed: “${quote}” was to become “${replacement}”.`;
  if (Math.max(quote.length, replacement.length) > MAX_SUGGESTED)
    return `One suggestion has ${MAX_SUGGESTED} characters at most: leave a word of the text between.`;
  const text = { quote, replacement, anchor };
  try {
    return isStored
      ? await call(updateSuggestionContract, { params: { documentId, commentId: id }, body: text })
      : await call(createDocumentCommentContract, {
          params: { documentId },
          body: { ...text, id, body: BODY },
        });
  } catch (error) {
    if (!isFinal(error)) throw error;
    return error.message;
  }
}

/**
 * Takes back what somebody suggested. What others answered stays, as refused.
 * @returns the comment where it stays
 */
export async function withdrawSuggestion(
  documentId: string,
  commentId: string,
  replyCount: number,
): Promise<DocumentComment | null> {
  const params = { documentId, commentId };
  try {
    if (replyCount > 0) return await call(resolveDocumentCommentContract, { params });
    await call(deleteDocumentCommentContract, { params });
  } catch (error) {
    if (!isFinal(error)) throw error;
  }
  return null;
}
