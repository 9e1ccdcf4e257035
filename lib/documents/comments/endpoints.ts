import { endpoint } from "@/lib/http/endpoint";
import {
  createDocumentCommentContract,
  deleteDocumentCommentContract,
  listDocumentCommentsContract,
  reopenDocumentCommentContract,
  resolveDocumentCommentContract,
} from "./contract";
import { createComment, deleteComment, listComments, reopenComment, resolveComment } from "./service";

export const listDocumentCommentsEndpoint = endpoint(
  listDocumentCommentsContract,
  ({ actor, params, query }) => listComments(actor, params.documentId, query),
);
export const createDocumentCommentEndpoint = endpoint(
  createDocumentCommentContract,
  ({ actor, params, body }) => createComment(actor, params.documentId, body),
);
export const deleteDocumentCommentEndpoint = endpoint(deleteDocumentCommentContract, ({ actor, params }) =>
  deleteComment(actor, params.documentId, params.commentId),
);
export const resolveDocumentCommentEndpoint = endpoint(resolveDocumentCommentContract, ({ actor, params }) =>
  resolveComment(actor, params.documentId, params.commentId),
);
export const reopenDocumentCommentEndpoint = endpoint(reopenDocumentCommentContract, ({ actor, params }) =>
  reopenComment(actor, params.documentId, params.commentId),
);
