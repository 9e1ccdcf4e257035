"use client";
import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { useAttempt } from "@/components/use-attempt";
import { Button } from "./button";
import { buttonStyles } from "./button-styles";
import { cn } from "./cn";
import { backdropStyles, dialogStyles, viewportStyles } from "./dialog-styles";
import { useBackCloses } from "./use-back-closes";

export type ConfirmDialogPopupProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** The consequence, and whether it can be undone. */
  description: ReactNode;
  /** Shown below it. */
  details?: ReactNode;
  /** The verb: "Delete channel", never "OK". */
  confirmLabel: string;
  /** False until what the details ask for is there. */
  canConfirm?: boolean;
  tone?: "danger" | "primary";
  /** The dialog waits for it, closes when it resolves, and stays open with a message when it rejects. */
  onConfirm: () => unknown | Promise<unknown>;
};

/** The part of ConfirmDialog that is loaded on demand. */
export default function ConfirmDialogPopup({
  open,
  onOpenChange,
  title,
  description,
  details,
  confirmLabel,
  canConfirm = true,
  tone = "danger",
  onConfirm,
}: ConfirmDialogPopupProps) {
  const { error, setError, isBusy, attempt } = useAttempt();

  function setOpen(next: boolean) {
    setError("");
    onOpenChange(next);
  }

  useBackCloses(open, () => setOpen(false));

  const confirm = () =>
    attempt(async () => {
      await onConfirm();
      setOpen(false);
    });

  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Portal>
        <Base.Backdrop className={backdropStyles} />
        <Base.Viewport className={viewportStyles}>
          <Base.Popup className={cn(dialogStyles, "sm:max-w-sm")}>
            <div className="px-5 pt-4 pb-5">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              <Base.Description className="mt-1 text-muted">{description}</Base.Description>
              {details}
              {error && (
                <p role="alert" className="mt-3 text-danger text-sm">
                  {error}
                </p>
              )}
            </div>
            <footer className="flex flex-wrap justify-end gap-2 border-t bg-surface px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              <Base.Close className={buttonStyles()}>Cancel</Base.Close>
              <Button variant={tone} loading={isBusy} disabled={!canConfirm} onClick={() => void confirm()}>
                {confirmLabel}
              </Button>
            </footer>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
