"use client";
import type { ActionDialogProps } from "@/components/messages/action-types";
import { Dialog } from "@/components/ui/dialog";
import BacklinkList from "./backlink-list";

/** Where a message is mentioned. */
export default function BacklinksDialog({ message, onClose }: ActionDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Mentioned in">
      <BacklinkList type="message" id={message.id} onOpen={onClose} />
    </Dialog>
  );
}
