"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { call } from "@/lib/http/client";
import { deleteMessageContract } from "@/lib/messages/contract";
import { changeMessage } from "@/lib/realtime/client-events";
import type { ActionDialogProps } from "./action-types";

export default function DeleteMessageDialog({ message, onClose }: ActionDialogProps) {
  const client = useQueryClient();
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Delete this message?"
      description={
        message.thread
          ? "It is gone for everyone, and can’t be brought back. Its replies stay."
          : "It is gone for everyone, and can’t be brought back."
      }
      confirmLabel="Delete message"
      onConfirm={async () => {
        changeMessage(client, await call(deleteMessageContract, { params: { messageId: message.id } }));
      }}
    />
  );
}
