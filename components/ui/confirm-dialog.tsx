"use client";
import type { ReactNode } from "react";
import { DialogOpener, type OpenerProps } from "./dialog-opener";
import { onDemand } from "./on-demand";

const load = () => import("./confirm-dialog-popup");
const ConfirmDialogPopup = onDemand(load);

type ConfirmDialogProps = OpenerProps & {
  title: ReactNode;
  /** The consequence, and whether it can be undone. */
  description: ReactNode;
  /** Shown below it. */
  details?: ReactNode;
  /** The verb: "Delete channel", never "OK". */
  confirmLabel: string;
  tone?: "danger" | "primary";
  /** The dialog waits for it, closes when it resolves, and stays open with a message when it rejects. */
  onConfirm: () => unknown | Promise<unknown>;
};

export function ConfirmDialog({ trigger, open, onOpenChange, ...props }: ConfirmDialogProps) {
  return (
    <DialogOpener trigger={trigger} open={open} onOpenChange={onOpenChange} preload={load}>
      {(dialog) => <ConfirmDialogPopup {...props} {...dialog} />}
    </DialogOpener>
  );
}
