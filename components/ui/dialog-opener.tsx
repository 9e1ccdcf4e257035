"use client";
import { type ReactElement, type ReactNode, useId } from "react";
import { LazyPopup } from "./lazy-popup";
import { type TriggerProps, usePopupTrigger } from "./use-popup-trigger";

export type OpenerProps = {
  /** The button that opens it; leave out where `open` is controlled. */
  trigger?: ReactElement<TriggerProps>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

type DialogOpenerProps = OpenerProps & {
  preload: () => Promise<unknown>;
  children: (dialog: { open: boolean; onOpenChange: (open: boolean) => void }) => ReactNode;
};

const noTrigger = <span hidden />;

/** Holds a dialog, whose code isn't there yet, and the button that opens it where it has one. */
export function DialogOpener({ trigger, children, ...props }: DialogOpenerProps) {
  const popup = usePopupTrigger({ ...props, id: useId(), kind: "dialog", trigger: trigger ?? noTrigger });
  return (
    <>
      {trigger && popup.trigger}
      <LazyPopup open={popup.open}>{children({ open: popup.open, onOpenChange: popup.setOpen })}</LazyPopup>
    </>
  );
}
