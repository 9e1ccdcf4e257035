"use client";
import type { ActionDialogProps } from "@/components/messages/action-types";
import BacklinksDialog from "./backlinks-dialog";

export default function MessageBacklinksDialog({ message, onClose }: ActionDialogProps) {
  return <BacklinksDialog type="message" id={message.id} onClose={onClose} />;
}
