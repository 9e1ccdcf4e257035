"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Check, CornerUpLeft, Trash2 } from "lucide-react";
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
  const canDelete = channel.actions.includes(isOwn ? "message.changeOwn" : "message.moderate");

  function put(changed: DocumentComment) {
    client.setQueryData(documentCommentsQuery(documentId).queryKey, (comments) =>
      comments?.map((known) => (known.id === commentId ? changed : known)),
    );
  }
  const act = (work: () => Promise<void>) => void work().catch((error: unknown) => showError(error));
  const reopen = async () => put(await call(reopenDocumentCommentContract, { params }));
  async function resolve() {
    put(await call(resolveDocumentCommentContract, { params }));
    if (isOpen) openThread(null);
    toast.success("Resolved.", { action: { label: "Undo", onClick: () => act(reopen) } });
  }
  async function remove() {
    await call(deleteDocumentCommentContract, { params });
    if (isOpen) openThread(null);
  }
  return (
    <>
      {channel.actions.includes("message.create") && (
        <Button
          size="sm"
          variant="ghost"
          icon={isResolved ? <CornerUpLeft /> : <Check />}
          onClick={() => act(isResolved ? reopen : resolve)}
        >
          {isResolved ? "Reopen" : "Resolve"}
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
