"use client";
import { DialogOpener, type OpenerProps } from "./dialog-opener";
import type { DialogPopupProps } from "./dialog-popup";
import { onDemand } from "./on-demand";

const load = () => import("./dialog-popup");
const DialogPopup = onDemand(load);

type DialogProps = OpenerProps & Omit<DialogPopupProps, keyof OpenerProps>;

/** On a phone it rises from the bottom edge. For a form, put `<form id>` inside and `form={id}` on the button. */
export function Dialog({ trigger, open, onOpenChange, ...props }: DialogProps) {
  return (
    <DialogOpener trigger={trigger} open={open} onOpenChange={onOpenChange} preload={load}>
      {(dialog) => <DialogPopup {...props} {...dialog} />}
    </DialogOpener>
  );
}
