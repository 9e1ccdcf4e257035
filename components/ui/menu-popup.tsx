"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { cn } from "./cn";
import { focusBack } from "./focus-back";
import { MenuPartsContext } from "./menu-parts";
import type { PartCode } from "./on-demand";
import { popupStyles } from "./popup-styles";
import { sheetBackdrop, sheetPlace, sheetStyles } from "./sheet";
import { SheetHandle } from "./sheet-handle";
import { useBackCloses } from "./use-back-closes";

export type MenuAnchor = Element | { getBoundingClientRect: () => DOMRect } | null;

export type MenuPopupProps = {
  id?: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: MenuAnchor;
  /** The element that gets the focus back. */
  returnFocus?: RefObject<HTMLElement | null>;
  label?: string;
  /** Opened by keyboard: the focus goes to the first item rather than to the popup. */
  startsOnItem?: boolean;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  className?: string;
  needs?: PartCode | undefined;
  children: ReactNode;
};

/** Before the menu takes a letter for the beginning of an item's name. */
function chooseByKey(event: KeyboardEvent<HTMLElement>) {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    !event.currentTarget.contains(event.target as Element)
  )
    return;
  const item = event.currentTarget.querySelector<HTMLElement>(
    `[data-key="${CSS.escape(event.key.toLowerCase())}"]:not([aria-disabled=true])`,
  );
  if (!item) return;
  event.preventDefault();
  event.stopPropagation();
  item.click();
}

/** The part of Menu and ContextMenu that is loaded on demand. */
export default function MenuPopup({
  id,
  open,
  onOpenChange,
  anchor,
  returnFocus,
  label,
  startsOnItem,
  side,
  align,
  className,
  children,
}: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useBackCloses(open, () => onOpenChange(false));

  return (
    <Base.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => {
        if (isOpen && startsOnItem) popup.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={sheetBackdrop} />
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={4}
          className={cn("z-50 outline-none", sheetPlace)}
        >
          <Base.Popup
            ref={popup}
            id={id}
            aria-label={label}
            finalFocus={focusBack(popup, returnFocus)}
            onKeyDownCapture={chooseByKey}
            className={cn(popupStyles, "min-w-44", sheetStyles, className)}
          >
            <SheetHandle popup={popup} onClose={() => onOpenChange(false)} />
            <MenuPartsContext value={Base}>{children}</MenuPartsContext>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
