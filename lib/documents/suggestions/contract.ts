import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { DocumentComment } from "../comments/schema";

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
  params: z.strictObject({ documentId: Id, commentId: Id }),
  response: DocumentComment,
  realtime: true,
});
