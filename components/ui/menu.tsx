"use client";
import { type ReactElement, type ReactNode, useId } from "react";
import { LazyPopup } from "./lazy-popup";
import { onDemand, type PartCode } from "./on-demand";
import { type TriggerProps, usePopupTrigger } from "./use-popup-trigger";

const MenuPopup = onDemand(() => import("./menu-popup"));

type MenuProps = {
  /** A Button, an IconButton or another button. */
  trigger: ReactElement<TriggerProps>;
  /** MenuItem and its kin from menu-item.tsx. */
  children: ReactNode;
  /** The code of items made by `onDemand`: the menu opens with them in it. */
  needs?: PartCode;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

export function Menu({
  trigger,
  children,
  needs,
  open,
  onOpenChange,
  side = "bottom",
  align = "start",
  className,
}: MenuProps) {
  const id = useId();
  const popup = usePopupTrigger({
    id,
    kind: "menu",
    trigger,
    open,
    onOpenChange,
    preload: () => Promise.all([MenuPopup.code.load(), needs?.load()]),
  });
  return (
    <>
      {popup.trigger}
      <LazyPopup open={popup.open}>
        <MenuPopup
          id={id}
          open={popup.open}
          onOpenChange={popup.setOpen}
          needs={needs}
          anchor={popup.element}
          returnFocus={popup.ref}
          startsOnItem={popup.byKeyboard}
          label={popup.element?.getAttribute("aria-label") ?? popup.element?.textContent ?? undefined}
          side={side}
          align={align}
          className={className}
        >
          {children}
        </MenuPopup>
      </LazyPopup>
    </>
  );
}
