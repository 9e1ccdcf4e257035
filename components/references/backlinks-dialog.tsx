"use client";
import { Dialog } from "@/components/ui/dialog";
import type { ReferenceType } from "@/lib/references/schema";
import BacklinkList from "./backlink-list";

type BacklinksDialogProps = { type: ReferenceType; id: string; onClose: () => void };

/** Where something is mentioned. */
export default function BacklinksDialog({ type, id, onClose }: BacklinksDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Mentioned in">
      <BacklinkList type={type} id={id} onOpen={onClose} />
    </Dialog>
  );
}
