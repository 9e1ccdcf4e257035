"use client";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { isInputMethodKey } from "@/components/ui/input-method";
import { MAX_COLUMN_NAME } from "@/lib/boards/limits";

type ColumnNameFieldProps = {
  label: string;
  name: string;
  placeholder?: string;
  /** What stands in it at first; the name, if there is nothing else. */
  start?: string;
  /** Null leaves everything as it was. A key takes the focus from the field, which is given back then. */
  onDone: (name: string | null, byKey: boolean) => void;
};

/** The name of a column, written in its place: Enter and leaving it keep it, Escape doesn't. */
export function ColumnNameField({ label, name, placeholder, start = name, onDone }: ColumnNameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function leave(isKept: boolean, byKey: boolean) {
    if (isLeft.current) return;
    isLeft.current = true;
    const next = field.current?.value.trim() ?? "";
    onDone(isKept && next && next !== name ? next : null, byKey);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isInputMethodKey(event.nativeEvent) || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    leave(event.key === "Enter", true);
  }

  return (
    <input
      ref={field}
      aria-label={label}
      defaultValue={start}
      placeholder={placeholder}
      maxLength={MAX_COLUMN_NAME}
      autoComplete="off"
      onKeyDown={onKeyDown}
      onBlur={() => leave(true, false)}
      className="h-8 min-w-0 flex-1 rounded-md border border-focus bg-raised px-2 font-semibold text-base outline-none placeholder:font-normal placeholder:text-muted pointer-coarse:h-11 pointer-coarse:text-[1rem]"
    />
  );
}
