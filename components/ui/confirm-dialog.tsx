"use client";
import type { ConfirmDialogPopupProps } from "./confirm-dialog-popup";
import { DialogOpener, type OpenerProps } from "./dialog-opener";
import { onDemand } from "./on-demand";

const load = () => import("./confirm-dialog-popup");
const ConfirmDialogPopup = onDemand(load);

type ConfirmDialogProps = OpenerProps & Omit<ConfirmDialogPopupProps, keyof OpenerProps>;

export function ConfirmDialog({ trigger, open, onOpenChange, ...props }: ConfirmDialogProps) {
  return (
    <DialogOpener trigger={trigger} open={open} onOpenChange={onOpenChange} preload={load}>
      {(dialog) => <ConfirmDialogPopup {...props} {...dialog} />}
    </DialogOpener>
  );
}
