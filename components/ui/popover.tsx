"use client";
import { type ReactElement, type ReactNode, useId } from "react";
import { LazyPopup } from "./lazy-popup";
import { onDemand, type PartCode } from "./on-demand";
import { type TriggerProps, usePopupTrigger } from "./use-popup-trigger";

const PopoverPopup = onDemand(() => import("./popover-popup"));

type PopoverProps = {
  trigger: ReactElement<TriggerProps>;
  /** Its name for screen readers, shown as a heading unless `hideTitle`. */
  title: string;
  hideTitle?: boolean;
  /** Selects what is around the trigger and must stay in view. */
  clearOf?: string;
  /** The code of what it holds, made by `onDemand`: it opens with that in it, and focuses its first field. */
  needs?: PartCode;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

export function Popover({
  trigger,
  open,
  onOpenChange,
  needs,
  side = "bottom",
  align = "start",
  ...props
}: PopoverProps) {
  const id = useId();
  const popup = usePopupTrigger({
    id,
    kind: "dialog",
    trigger,
    open,
    onOpenChange,
    preload: () => Promise.all([PopoverPopup.code.load(), needs?.load()]),
  });
  return (
    <>
      {popup.trigger}
      <LazyPopup open={popup.open}>
        <PopoverPopup
          {...props}
          id={id}
          open={popup.open}
          onOpenChange={popup.setOpen}
          needs={needs}
          anchor={popup.element}
          returnFocus={popup.ref}
          side={side}
          align={align}
        />
      </LazyPopup>
    </>
  );
}
