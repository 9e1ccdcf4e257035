"use client";
import type { ReactNode, RefObject } from "react";
import { DialogOpener, type OpenerProps } from "./dialog-opener";
import { onDemand } from "./on-demand";

const load = () => import("./dialog-popup");
const DialogPopup = onDemand(load);

type DialogProps = OpenerProps & {
  title: ReactNode;
  description?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Buttons, the main one last. */
  footer?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  children?: ReactNode;
};

/** On a phone it rises from the bottom edge. For a form, put `<form id>` inside and `form={id}` on the button. */
export function Dialog({ trigger, open, onOpenChange, ...props }: DialogProps) {
  return (
    <DialogOpener trigger={trigger} open={open} onOpenChange={onOpenChange} preload={load}>
      {(dialog) => <DialogPopup {...props} {...dialog} />}
    </DialogOpener>
  );
}
