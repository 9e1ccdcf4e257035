"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { buttonStyles } from "./button-styles";
import { cn } from "./cn";
import { DialogCloseContext } from "./dialog-close";
import { backdropStyles, dialogStyles, viewportStyles } from "./dialog-styles";
import { useBackCloses } from "./use-back-closes";

const sizes = { sm: "sm:max-w-sm", md: "sm:max-w-md", lg: "sm:max-w-2xl", xl: "sm:max-w-5xl" };

const closeStyles = buttonStyles(
  "ghost",
  "md",
  "absolute top-3 right-3 w-8 px-0 text-muted pointer-coarse:top-2 pointer-coarse:right-2 pointer-coarse:w-11 pointer-coarse:px-0",
);

export type DialogPopupProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof sizes;
  footer?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  /** Whether what had the focus before gets it back; it does unless this says no. */
  returnsFocus?: () => boolean;
  children?: ReactNode;
};

/** The part of Dialog that is loaded on demand. */
export default function DialogPopup({
  open,
  onOpenChange,
  title,
  description,
  size = "md",
  footer,
  initialFocus,
  returnsFocus,
  children,
}: DialogPopupProps) {
  useBackCloses(open, () => onOpenChange(false));
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdropStyles} />
        <Base.Viewport className={viewportStyles}>
          <Base.Popup
            initialFocus={initialFocus}
            finalFocus={returnsFocus}
            className={cn(dialogStyles, sizes[size])}
          >
            <DialogCloseContext value={() => onOpenChange(false)}>
              <header className="pt-4 pr-14 pb-3 pl-5">
                <Base.Title className="font-semibold text-lg">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-0.5 text-muted">{description}</Base.Description>
                )}
              </header>
              {children && (
                <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-5">
                  {children}
                </div>
              )}
              {footer && (
                <footer className="flex flex-wrap justify-end gap-2 border-t bg-surface px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
                  {footer}
                </footer>
              )}
            </DialogCloseContext>
            {/* Last, so that the first field is what gets the focus. */}
            <Base.Close aria-label="Close" className={closeStyles}>
              <X />
            </Base.Close>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
