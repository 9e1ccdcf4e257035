"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { cn } from "./cn";
import { backdropStyles, dialogStyles } from "./dialog-styles";
import { Kbd } from "./kbd";
import { itemStyles } from "./popup-styles";
import { useBackCloses } from "./use-back-closes";

type FindGroup<Item> = { label: string; items: readonly Item[] };

type FindDialogProps<Item> = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Of the dialog and of its field, for screen readers. */
  title: string;
  fieldLabel: string;
  /** To focus it again after a press of a button in the dialog. */
  fieldRef: RefObject<HTMLInputElement | null>;
  placeholder: string;
  icon: ReactNode;
  /** A button between the icon and the field. */
  chip?: ReactNode;
  maxLength?: number;
  value: string;
  onValueChange: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** The results, filtered by the caller. */
  groups: readonly FindGroup<Item>[];
  /** The field's placeholder. */
  textOf: (item: Item) => string;
  renderItem: (item: Item) => ReactNode;
  onChoose: (item: Item) => void;
  /** Between the field and the list. */
  children?: ReactNode;
  footer?: ReactNode;
  size?: "md" | "lg";
};

/** A field over a list in groups: arrows move, Enter chooses, Escape closes. What is typed is the caller's. */
export function FindDialog<Item extends { id: string }>({
  open,
  onOpenChange,
  title,
  fieldLabel,
  fieldRef,
  placeholder,
  icon,
  chip,
  maxLength,
  value,
  onValueChange,
  onKeyDown,
  groups,
  textOf,
  renderItem,
  onChoose,
  children,
  footer,
  size = "md",
}: FindDialogProps<Item>) {
  useBackCloses(open, () => onOpenChange(false));
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyles} />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center overflow-hidden sm:px-4 sm:pt-[10vh]">
          <Dialog.Popup
            aria-label={title}
            initialFocus={fieldRef}
            className={cn(
              dialogStyles,
              size === "lg" ? "sm:max-w-2xl" : "sm:max-w-xl",
              "max-sm:h-dvh max-sm:max-h-none max-sm:rounded-none max-sm:border-0 max-sm:pt-[env(safe-area-inset-top)] sm:rounded-lg",
            )}
          >
            <Autocomplete.Root
              open
              inline
              items={groups}
              filter={null}
              value={value}
              onValueChange={onValueChange}
              itemToStringValue={textOf}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex items-center gap-2.5 border-b px-4">
                {icon}
                {chip}
                <Autocomplete.Input
                  ref={fieldRef}
                  aria-label={fieldLabel}
                  placeholder={placeholder}
                  maxLength={maxLength}
                  onKeyDown={onKeyDown}
                  className="h-12 min-w-0 flex-1 bg-transparent text-[1rem] outline-none"
                />
                <Dialog.Close className="flex items-center justify-center rounded-sm pointer-coarse:-mr-3 pointer-coarse:size-11">
                  <span className="sr-only">Close</span>
                  <span aria-hidden="true" className="pointer-coarse:hidden">
                    <Kbd keys="escape" />
                  </span>
                  <X className="hidden size-5 text-muted pointer-coarse:block" aria-hidden="true" />
                </Dialog.Close>
              </div>
              {children}
              <Autocomplete.List className="overflow-y-auto overscroll-contain scroll-py-2 p-1.5 data-empty:hidden max-sm:flex-1 sm:max-h-[min(32rem,64dvh)]">
                {(group: FindGroup<Item>) => (
                  <Autocomplete.Group key={group.label} items={group.items} className="not-last:mb-1.5">
                    <Autocomplete.GroupLabel className="px-2 pt-1.5 pb-1 font-medium text-muted text-xs">
                      {group.label}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: Item) => (
                        <Autocomplete.Item
                          key={item.id}
                          value={item}
                          onClick={() => onChoose(item)}
                          className={cn(itemStyles, "min-h-8.5 text-base data-highlighted:bg-accent-soft")}
                        >
                          {renderItem(item)}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
              {footer}
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
