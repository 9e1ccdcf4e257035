import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { CommentQuery, DocumentComment, NewDocumentComment } from "./schema";

const tag = "Documents";
const DocumentParams = z.strictObject({ documentId: Id });
const CommentParams = z.strictObject({ documentId: Id, commentId: Id });

export const listDocumentCommentsContract = contract({
  method: "GET",
  path: "/api/documents/{documentId}/comments",
  tag,
  summary: "List the comments on a document, in the order in which they were made",
  scope: "documents:read",
  params: DocumentParams,
  query: CommentQuery,
  response: page(DocumentComment),
  realtime: true,
  mcp: true,
});
/** Whoever may write messages in the channel comments. Answers are messages, with `threadId`. */
export const createDocumentCommentContract = contract({
  method: "POST",
  path: "/api/documents/{documentId}/comments",
  tag,
  summary: "Comment on a part of a document",
  scope: "messages:write",
  params: DocumentParams,
  body: NewDocumentComment,
  response: DocumentComment,
  status: 201,
  realtime: true,
  mcp: true,
});
/** By its author, or who moderates the channel. */
export const deleteDocumentCommentContract = contract({
  method: "DELETE",
  path: "/api/documents/{documentId}/comments/{commentId}",
  tag,
  summary: "Delete a comment on a document, with its answers",
  scope: "messages:write",
  params: CommentParams,
  response: NoContent,
  realtime: true,
});
export const resolveDocumentCommentContract = contract({
  method: "PUT",
  path: "/api/documents/{documentId}/comments/{commentId}/resolution",
  tag,
  summary: "Resolve a comment on a document",
  scope: "messages:write",
  params: CommentParams,
  response: DocumentComment,
  realtime: true,
});
export const reopenDocumentCommentContract = contract({
  method: "DELETE",
  path: "/api/documents/{documentId}/comments/{commentId}/resolution",
  tag,
  summary: "Reopen a comment on a document",
  scope: "messages:write",
  params: CommentParams,
  response: DocumentComment,
  realtime: true,
});
