"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { call } from "@/lib/http/client";
import { plainText } from "@/lib/markdown/plain-text";
import { changeMessage } from "@/lib/messages/cache-events";
import { deleteMessageContract } from "@/lib/messages/contract";
import type { ActionDialogProps } from "./action-types";

export default function DeleteMessageDialog({ message, onClose }: ActionDialogProps) {
  const client = useQueryClient();
  const text = plainText(message.body);
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Delete this message?"
      description={
        <>
          {text && <span className="mb-2 line-clamp-2 break-words text-ink">{text}</span>}
          It is gone for everyone, and can’t be brought back.{message.thread && " Its replies stay."}
        </>
      }
      confirmLabel="Delete message"
      onConfirm={async () => {
        changeMessage(client, await call(deleteMessageContract, { params: { messageId: message.id } }));
      }}
    />
  );
}
