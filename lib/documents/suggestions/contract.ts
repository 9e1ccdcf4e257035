import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { DocumentComment, ShownSuggestion, SuggestionText } from "../comments/schema";

const SuggestionParams = z.strictObject({ documentId: Id, commentId: Id });

/**
 * A suggestion is a comment with a `replacement`: it is made, answered and deleted as one, and resolving it without this
 * refuses it. Whoever may edit the document accepts.
 */
export const acceptSuggestionContract = contract({
  method: "PUT",
  path: "/api/documents/{documentId}/comments/{commentId}/acceptance",
  tag: "Documents",
  summary: "Accept a suggestion, which puts its text in the place of the one that it is on",
  scope: "documents:write",
  params: SuggestionParams,
  body: ShownSuggestion,
  response: DocumentComment,
  realtime: true,
});
/** By its author, as long as it is open. Its thread stays. */
export const updateSuggestionContract = contract({
  method: "PUT",
  path: "/api/documents/{documentId}/comments/{commentId}/suggestion",
  tag: "Documents",
  summary: "Change what a suggestion is on, and what that should become",
  scope: "messages:write",
  params: SuggestionParams,
  body: SuggestionText,
  response: DocumentComment,
  realtime: true,
});
