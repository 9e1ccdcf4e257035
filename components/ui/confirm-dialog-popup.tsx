"use client";
import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { type ReactNode, useState } from "react";
import { AppError } from "@/lib/http/errors";
import { Button } from "./button";
import { buttonStyles } from "./button-styles";
import { cn } from "./cn";
import { backdropStyles, dialogStyles, viewportStyles } from "./dialog-styles";

export type ConfirmDialogPopupProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  confirmLabel: string;
  tone?: "danger" | "primary";
  onConfirm: () => unknown | Promise<unknown>;
};

/** The part of ConfirmDialog that is loaded on demand. */
export default function ConfirmDialogPopup({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  tone = "danger",
  onConfirm,
}: ConfirmDialogPopupProps) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");

  function setOpen(next: boolean) {
    setBusy(false);
    setError("");
    onOpenChange(next);
  }

  async function confirm() {
    setBusy(true);
    setError("");
    try {
      await onConfirm();
      setOpen(false);
    } catch (failure) {
      setBusy(false);
      setError(failure instanceof AppError ? failure.message : "That didn’t work. Try again in a moment.");
    }
  }

  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Portal>
        <Base.Backdrop className={backdropStyles} />
        <Base.Viewport className={viewportStyles}>
          <Base.Popup className={cn(dialogStyles, "sm:max-w-sm")}>
            <div className="px-5 pt-4 pb-5">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              <Base.Description className="mt-1 text-muted">{description}</Base.Description>
              {error && (
                <p role="alert" className="mt-3 text-danger text-sm">
                  {error}
                </p>
              )}
            </div>
            <footer className="flex flex-wrap justify-end gap-2 border-t bg-surface px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              <Base.Close className={buttonStyles()}>Cancel</Base.Close>
              <Button variant={tone} loading={isBusy} onClick={confirm}>
                {confirmLabel}
              </Button>
            </footer>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
