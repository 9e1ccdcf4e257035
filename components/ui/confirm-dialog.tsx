"use client";
import { type ReactElement, type ReactNode, useId } from "react";
import { LazyPopup } from "./lazy-popup";
import { onDemand } from "./on-demand";
import { type TriggerProps, usePopupTrigger } from "./use-popup-trigger";

const load = () => import("./confirm-dialog-popup");
const ConfirmDialogPopup = onDemand(load);

type ConfirmDialogProps = {
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** The verb: "Delete channel", never "OK". */
  confirmLabel: string;
  tone?: "danger" | "primary";
  trigger?: ReactElement<TriggerProps>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The dialog waits for it, closes when it resolves, and stays open with a message when it rejects. */
  onConfirm: () => unknown | Promise<unknown>;
};

const noTrigger = <span hidden />;

export function ConfirmDialog({ trigger, open, onOpenChange, ...props }: ConfirmDialogProps) {
  const popup = usePopupTrigger({
    id: useId(),
    kind: "dialog",
    trigger: trigger ?? noTrigger,
    open,
    onOpenChange,
    preload: load,
  });
  return (
    <>
      {trigger && popup.trigger}
      <LazyPopup open={popup.open}>
        <ConfirmDialogPopup {...props} open={popup.open} onOpenChange={popup.setOpen} />
      </LazyPopup>
    </>
  );
}
