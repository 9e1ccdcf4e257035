"use client";
import { Dialog } from "@/components/ui/dialog";
import type { ObjectType } from "@/lib/objects/types";
import BacklinkList from "./backlink-list";

type BacklinksDialogProps = { type: ObjectType; id: string; onClose: () => void };

/** Where something is mentioned. */
export default function BacklinksDialog({ type, id, onClose }: BacklinksDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Mentioned in">
      <BacklinkList type={type} id={id} onOpen={onClose} />
    </Dialog>
  );
}
