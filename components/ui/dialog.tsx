"use client";
import { type ReactElement, type ReactNode, type RefObject, useId } from "react";
import { LazyPopup } from "./lazy-popup";
import { onDemand } from "./on-demand";
import { type TriggerProps, usePopupTrigger } from "./use-popup-trigger";

const load = () => import("./dialog-popup");
const DialogPopup = onDemand(load);

type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  /** The button that opens it; leave out where `open` is controlled. */
  trigger?: ReactElement<TriggerProps>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "sm" | "md" | "lg";
  /** Buttons, the main one last. */
  footer?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  children?: ReactNode;
};

const noTrigger = <span hidden />;

/** On a phone it rises from the bottom edge. For a form, put `<form id>` inside and `form={id}` on the button. */
export function Dialog({ trigger, open, onOpenChange, ...props }: DialogProps) {
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
        <DialogPopup {...props} open={popup.open} onOpenChange={popup.setOpen} />
      </LazyPopup>
    </>
  );
}
