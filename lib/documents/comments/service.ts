import "../events";
import type { Actor } from "@/lib/auth/actor";
import { type AccessedChannel, accessChannel } from "@/lib/channels/access";
import { isAllowed } from "@/lib/channels/policy";
import { pool, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { insertWith } from "@/lib/messages/create/rich";
import { ensureThread } from "@/lib/messages/threads/about/service";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { accessDocument } from "../access";
import { editDocument } from "../append";
import type { DocumentKind } from "../kinds";
import { addCommentMark, type CommentAnchor, removeCommentMark } from "../rich-text/comment-marks";
import type { CommentedPlace } from "../rich-text/commented-place";
import { placeOfRange } from "../rich-text/lost-comments";
import { replaceMarked } from "../suggestions/replace-marked";
import { UpdateRefused } from "../updates/rules";
import { MAX_COMMENTS, MAX_QUOTE } from "./limits";
import { COMMENT_COLUMNS, COMMENT_TABLES, type CommentRow, toComment } from "./presenter";
import type { CommentQuery, DocumentComment, NewDocumentComment } from "./schema";

/** What has text that can be commented on. */
const COMMENTED: readonly DocumentKind[] = ["rich-text"];

export async function listComments(actor: Actor, documentId: string, query: CommentQuery) {
  await accessDocument(actor, documentId);
  const { rows } = await pool().query<CommentRow>({
    name: "list comments on document",
    text: `SELECT ${COMMENT_COLUMNS} FROM ${COMMENT_TABLES}
      WHERE dc.document_id = $1 AND ($2::boolean IS NULL OR (dc.resolved_at IS NOT NULL) = $2)
        AND ($3::uuid IS NULL OR (dc.created_at, dc.id) > (
          SELECT created_at, id FROM document_comments WHERE id = $3 AND document_id = $1))
      ORDER BY dc.created_at, dc.id LIMIT $4`,
    values: [documentId, query.resolved ?? null, cursorId(query.cursor), query.limit + 1],
  });
  return toPage(rows.map(toComment), query.limit, ({ id }) => id);
}

/**
 * Comments on a part of a document. The mark is set here, since who comments may not be allowed to write in the document;
 * it is an edit of nobody's, so that the history names the writers alone.
 * @throws AppError conflict where the text has changed meanwhile
 */
export async function createComment(
  actor: Actor,
  documentId: string,
  { id, quote, anchor, body, replacement }: NewDocumentComment,
): Promise<DocumentComment> {
  const channel = await accessCommented(actor, documentId, "message.create");
  return transaction(async (tx) => {
    await lockComments(tx, documentId);
    const [known] = await readComments(tx, documentId, id);
    if (known) return assertSame(known, actor);
    if ((await tx.documentComment.count({ where: { documentId } })) >= MAX_COMMENTS)
      throw new AppError(
        "conflict",
        `A document has ${MAX_COMMENTS} comments at most. Delete old ones first.`,
      );
    const about = { type: "document", id: documentId } as const;
    if (!(await ensureThread(tx, actor, { threadId: id, channelId: channel.id, about }))) throw taken();
    const place = await markCommented(tx, documentId, id, { quote, anchor });
    await tx.documentComment.create({
      data: {
        ...{ id, documentId, quote: shownQuote(quote), place, createdById: actor.userId },
        ...(replacement !== null && { original: quote, replacement }),
      },
    });
    if (!(await insertWith(tx, actor, channel, { nonce: id, body, threadId: id })))
      throw new AppError("conflict", "The channel has been archived.");
    return publishComment(tx, documentId, id);
  });
}

const taken = () => new AppError("conflict", "id: is that of something else. Make another one.");

function assertSame(known: DocumentComment, { userId }: Actor): DocumentComment {
  if (known.createdBy?.id !== userId) throw taken();
  return known;
}

/** @throws AppError forbidden where it is somebody else's, and the actor doesn't moderate the channel */
export async function deleteComment(actor: Actor, documentId: string, commentId: string): Promise<void> {
  const channel = await accessCommented(actor, documentId, "channel.read");
  await transaction(async (tx) => {
    await lockComments(tx, documentId);
    const [comment] = await readComments(tx, documentId, commentId);
    if (!comment) throw notFound("comment");
    const action = comment.createdBy?.id === actor.userId ? "message.changeOwn" : "message.moderate";
    if (!isAllowed(channel, action))
      throw new AppError("forbidden", "A comment is deleted by its author, or who moderates the channel.");
    await editCommented(tx, documentId, (document) => removeCommentMark(document, commentId));
    await tx.documentComment.delete({ where: { id: commentId } });
    const deleted = { id: commentId, documentId, channelId: channel.id };
    await publish(tx, channelRoom(channel.id), "comment.deleted", deleted);
  });
}

/**
 * Whoever may comment resolves comments and reopens them. Its text stays marked: an answer may reopen it. A suggestion is
 * refused so, and an accepted one that is reopened taken back, by who may edit the document.
 */
export const resolveComment = (actor: Actor, documentId: string, commentId: string) =>
  setResolved(actor, documentId, commentId, true);
export const reopenComment = (actor: Actor, documentId: string, commentId: string) =>
  setResolved(actor, documentId, commentId, false);

async function setResolved(actor: Actor, documentId: string, commentId: string, isResolved: boolean) {
  const { canEdit } = await accessCommented(actor, documentId, "message.create");
  return transaction(async (tx) => {
    await lockComments(tx, documentId);
    const comment = await tx.documentComment.findFirst({ where: { id: commentId, documentId } });
    if (!comment) throw notFound("comment");
    const { original, replacement, createdById, isAccepted } = comment;
    const isSuggestion = original !== null && replacement !== null;
    if (isSuggestion && !canEdit && (isAccepted || createdById !== actor.userId))
      throw new AppError("forbidden", "A suggestion is decided by who may edit the document.");
    if (isSuggestion && isAccepted && !isResolved) {
      let isThere = false;
      await editCommented(
        tx,
        documentId,
        (document) => {
          isThere = replaceMarked(document, commentId, replacement, original);
        },
        actor.userId,
      );
      if (!isThere)
        throw new AppError("conflict", "The text has changed since. The history has it as it was before.");
    }
    if (isResolved !== (comment.resolvedAt !== null))
      await tx.documentComment.update({
        where: { id: commentId },
        data: isResolved
          ? { resolvedAt: new Date(), resolvedById: actor.userId }
          : { resolvedAt: null, resolvedById: null, isAccepted: false },
      });
    return publishComment(tx, documentId, commentId);
  });
}

export async function accessCommented(
  actor: Actor,
  documentId: string,
  action: "message.create" | "channel.read",
): Promise<AccessedChannel & { canEdit: boolean }> {
  const { channelId, kind, canEdit } = await accessDocument(actor, documentId);
  const channel = await accessChannel(actor, channelId, action, "document");
  if (!COMMENTED.includes(kind)) throw new AppError("conflict", "Such a document can't have comments.");
  return { ...channel, canEdit };
}

/** Comments on one document are made and deleted one after the other. */
export const lockComments = (tx: Transaction, documentId: string) =>
  tx.$executeRaw`SELECT FROM documents WHERE id = ${documentId}::uuid FOR NO KEY UPDATE`;

/** @param authorId null for what is nobody's writing */
export async function editCommented(
  tx: Transaction,
  documentId: string,
  edit: Parameters<typeof editDocument>[2],
  authorId: string | null = null,
): Promise<void> {
  const edited = await editDocument(tx, documentId, edit, authorId).catch((error: unknown) => {
    if (!(error instanceof UpdateRefused)) throw error;
    throw new AppError("conflict", "The document would be too large. Delete some of it first.");
  });
  edited?.document.destroy();
}

/** Sets the mark of a comment, in place of the one that it has. @returns where it is */
export async function markCommented(
  tx: Transaction,
  documentId: string,
  id: string,
  { quote, anchor }: Pick<NewDocumentComment, "quote" | "anchor">,
): Promise<CommentedPlace | undefined> {
  let place: CommentedPlace | undefined;
  await editCommented(tx, documentId, (document) => {
    removeCommentMark(document, id);
    const { doc, range } = addCommentMark(document, id, quote, anchor && decodeAnchor(anchor));
    place = placeOfRange(doc, range);
  });
  return place;
}

async function readComments(tx: Transaction, documentId: string, id: string): Promise<DocumentComment[]> {
  const rows = await tx.$queryRawUnsafe<CommentRow[]>(
    `/* name: read comment on document */ SELECT ${COMMENT_COLUMNS} FROM ${COMMENT_TABLES}
     WHERE dc.document_id = $1::uuid AND dc.id = $2::uuid`,
    documentId,
    id,
  );
  return rows.map(toComment);
}

export async function publishComment(
  tx: Transaction,
  documentId: string,
  id: string,
): Promise<DocumentComment> {
  const [comment] = await readComments(tx, documentId, id);
  if (!comment) throw notFound("comment");
  await publish(tx, channelRoom(comment.channelId), "comment.changed", comment);
  return comment;
}

const decodeAnchor = ({ from, to }: NonNullable<NewDocumentComment["anchor"]>): CommentAnchor => ({
  from: Buffer.from(from, "base64"),
  to: Buffer.from(to, "base64"),
});

/** The beginning of a quote as one line. */
export const shownQuote = (quote: string) =>
  quote.replaceAll("\uFFFC", " ").replace(/\s+/g, " ").trim().slice(0, MAX_QUOTE).toWellFormed();
