"use client";
import {
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type Ref,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

export type TriggerProps = {
  ref?: Ref<HTMLButtonElement>;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "menu" | "dialog";
  "aria-expanded"?: boolean;
  "aria-controls"?: string;
};

type PopupTrigger = {
  id: string;
  kind: "menu" | "dialog";
  trigger: ReactElement<TriggerProps>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Fetches the popup's code; called as soon as the trigger is pointed at or focused. */
  preload: () => Promise<unknown>;
};

/** Makes a button open a popup that isn't there yet. The open state may be kept here or by the caller. */
export function usePopupTrigger({
  id,
  kind,
  trigger,
  open: controlled,
  onOpenChange,
  preload,
}: PopupTrigger) {
  const ref = useRef<HTMLButtonElement>(null);
  const [element, setElement] = useState<HTMLButtonElement | null>(null);
  const [own, setOwn] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const open = controlled ?? own;
  // Not before it is needed: a page has hundreds of triggers, and each would draw itself twice.
  useLayoutEffect(() => {
    if (open) setElement(ref.current);
  }, [open]);

  // If it fails, opening retries and shows the error.
  const prepare = () => void preload().catch(() => {});

  function setOpen(next: boolean) {
    setOwn(next);
    onOpenChange?.(next);
  }

  return {
    open,
    setOpen,
    ref,
    element,
    byKeyboard,
    trigger: cloneElement(trigger, {
      ref,
      "aria-haspopup": kind,
      "aria-expanded": open,
      "aria-controls": open ? id : undefined,
      onPointerEnter: prepare,
      onFocus: prepare,
      onClick: (event: MouseEvent<HTMLButtonElement>) => {
        trigger.props.onClick?.(event);
        // A click that no pointer made comes from Enter or the space bar.
        setByKeyboard(event.detail === 0);
        setOpen(!open);
      },
      onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
        trigger.props.onKeyDown?.(event);
        if (kind !== "menu" || !(event.key === "ArrowDown" || event.key === "ArrowUp")) return;
        event.preventDefault();
        setByKeyboard(true);
        setOpen(true);
      },
    }),
  };
}
