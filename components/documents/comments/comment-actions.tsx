"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Check, CornerUpLeft, Trash2, X } from "lucide-react";
import { useMe } from "@/components/app/workspace-context";
import type { MessageChannel } from "@/components/messages/message-channel";
import { openThread, useThreadId } from "@/components/threads/thread-place";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import {
  deleteDocumentCommentContract,
  reopenDocumentCommentContract,
  resolveDocumentCommentContract,
} from "@/lib/documents/comments/contract";
import { documentCommentsQuery } from "@/lib/documents/comments/queries";
import type { DocumentComment } from "@/lib/documents/comments/schema";
import { acceptSuggestionContract } from "@/lib/documents/suggestions/contract";
import { call } from "@/lib/http/client";
import { useComments } from "./use-comments";

type CommentActionsProps = { channel: MessageChannel; documentId: string; commentId: string };

/** Resolves, reopens or deletes a comment on a document. */
export default function CommentActions({ channel, documentId, commentId }: CommentActionsProps) {
  const client = useQueryClient();
  const me = useMe();
  const isOpen = useThreadId() === commentId;
  const comment = useComments(documentId).data?.find(({ id }) => id === commentId);
  if (!comment || channel.isArchived) return null;
  const params = { documentId, commentId };
  const isResolved = comment.resolvedAt !== null;
  const isOwn = comment.createdBy?.id === me.id;
  const canEdit = channel.actions.includes("document.update");
  const resolution = isResolved
    ? comment.suggestion?.isAccepted
      ? "Take back"
      : "Reopen"
    : comment.suggestion
      ? "Refuse"
      : "Resolve";
  const canDelete = channel.actions.includes(isOwn ? "message.changeOwn" : "message.moderate");

  function put(changed: DocumentComment) {
    client.setQueryData(documentCommentsQuery(documentId).queryKey, (comments) =>
      comments?.map((known) => (known.id === commentId ? changed : known)),
    );
  }
  const act = (work: () => Promise<void>) => void work().catch((error: unknown) => showError(error));
  const reopen = async () => put(await call(reopenDocumentCommentContract, { params }));
  async function accept() {
    if (!comment?.suggestion) return;
    const { original, replacement } = comment.suggestion;
    put(await call(acceptSuggestionContract, { params, body: { original, replacement } }));
    if (isOpen) openThread(null);
    toast.success("Accepted.", { action: { label: "Undo", onClick: () => act(reopen) } });
  }
  async function resolve() {
    put(await call(resolveDocumentCommentContract, { params }));
    if (isOpen) openThread(null);
    toast.success(comment?.suggestion ? "Refused." : "Resolved.", {
      action: { label: "Undo", onClick: () => act(reopen) },
    });
  }
  async function remove() {
    await call(deleteDocumentCommentContract, { params });
    if (isOpen) openThread(null);
  }
  return (
    <>
      {comment.suggestion && !isResolved && canEdit && (
        <Button size="sm" variant="ghost" icon={<Check />} onClick={() => act(accept)}>
          Accept
        </Button>
      )}
      {channel.actions.includes("message.create") && (!comment.suggestion || canEdit || isOwn) && (
        <Button
          size="sm"
          variant="ghost"
          icon={isResolved ? <CornerUpLeft /> : comment.suggestion ? <X /> : <Check />}
          onClick={() => act(isResolved ? reopen : resolve)}
        >
          {resolution}
        </Button>
      )}
      {canDelete && (
        <ConfirmDialog
          trigger={
            <IconButton label="Delete this comment">
              <Trash2 />
            </IconButton>
          }
          title="Delete this comment?"
          description="Its answers are deleted with it. This can’t be undone."
          confirmLabel="Delete comment"
          onConfirm={remove}
        />
      )}
    </>
  );
}
