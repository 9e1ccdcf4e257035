"use client";
import type { ActionDialogProps } from "@/components/messages/action-types";
import { plainText } from "@/lib/markdown/plain-text";
import RemindDialog from "./remind-dialog";

/** When to be reminded of a message. */
export default function RemindMessageDialog({ message, onClose }: ActionDialogProps) {
  const { id, body } = message;
  return <RemindDialog target={{ type: "message", id }} text={plainText(body)} onClose={onClose} />;
}
