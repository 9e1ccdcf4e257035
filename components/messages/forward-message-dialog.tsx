"use client";
import { call } from "@/lib/http/client";
import { plainText } from "@/lib/markdown/plain-text";
import { forwardMessageContract } from "@/lib/messages/forward/contract";
import type { ActionDialogProps } from "./action-types";
import ForwardDialog from "./forward-dialog";

/** Sends a copy of a message elsewhere. */
export default function ForwardMessageDialog({ message, channel, onClose }: ActionDialogProps) {
  return (
    <ForwardDialog
      title="Forward message"
      description={plainText(message.body)}
      exceptId={channel.id}
      send={(body) => call(forwardMessageContract, { params: { messageId: message.id }, body })}
      onClose={onClose}
    />
  );
}
