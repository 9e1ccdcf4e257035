"use client";
import { Popover as Base } from "@base-ui/react/popover";
import { type ReactNode, type RefObject, useMemo, useRef } from "react";
import { cn } from "./cn";
import { focusBack } from "./focus-back";
import type { PartCode } from "./on-demand";
import { popupStyles } from "./popup-styles";
import { isSheet, raisesKeyboard, sheetBackdrop, sheetPlace, sheetStyles } from "./sheet";
import { SheetHandle } from "./sheet-handle";
import { useBackCloses } from "./use-back-closes";

type PopoverPopupProps = {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: Element | null;
  returnFocus: RefObject<HTMLElement | null>;
  /** Selects what is around the anchor and must stay in view. */
  clearOf?: string;
  /** Read by `onDemand`. */
  needs?: PartCode | undefined;
  title: string;
  hideTitle?: boolean;
  side: "top" | "bottom" | "left" | "right";
  align: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

/** The part of Popover that is loaded on demand. */
export default function PopoverPopup({
  id,
  open,
  onOpenChange,
  anchor,
  returnFocus,
  clearOf,
  title,
  hideTitle,
  side,
  align,
  className,
  children,
}: PopoverPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useBackCloses(open, () => onOpenChange(false));
  const place = useMemo(() => placeOf(anchor, clearOf), [anchor, clearOf]);
  return (
    <Base.Root
      open={open}
      modal={isSheet()}
      onOpenChange={(next, details) => {
        // A press on the button closes by the button's own click; closing here as well would open it again.
        const target = details.event.target;
        if (!next && details.reason === "outside-press" && target instanceof Node && anchor?.contains(target))
          return;
        onOpenChange(next);
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={sheetBackdrop} />
        <Base.Positioner
          anchor={place}
          side={side}
          align={align}
          sideOffset={6}
          className={cn("z-50", sheetPlace)}
        >
          <Base.Popup
            ref={popup}
            id={id}
            initialFocus={raisesKeyboard() ? popup : undefined}
            finalFocus={focusBack(popup, returnFocus)}
            className={cn(popupStyles, "base:w-72 p-3", sheetStyles, className)}
          >
            <SheetHandle popup={popup} onClose={() => onOpenChange(false)} />
            <Base.Title className={cn("mb-2 font-semibold text-base", hideTitle && "sr-only")}>
              {title}
            </Base.Title>
            {children}
            {isSheet() && <Base.Close className="sr-only">Close</Base.Close>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** As wide as the anchor, and as high as what is around it. */
function placeOf(anchor: Element | null, clearOf?: string) {
  const around = clearOf && anchor?.closest(clearOf);
  if (!anchor || !around) return anchor;
  return {
    contextElement: anchor,
    getBoundingClientRect() {
      const { x, width } = anchor.getBoundingClientRect();
      const { y, height } = around.getBoundingClientRect();
      return new DOMRect(x, y, width, height);
    },
  };
}
