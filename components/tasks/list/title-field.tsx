"use client";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { isInputMethodKey } from "@/components/ui/input-method";
import { MAX_TITLE } from "@/lib/tasks/limits";

type TitleFieldProps = {
  title: string;
  onSave: (title: string) => void;
  /** Leaves the field; the focus goes back to the row where a key did it. */
  onLeave: (byKey: boolean) => void;
};

/** The title of a task, edited in its place: Enter saves and Escape doesn't; so does leaving it. */
export function TitleField({ title, onSave, onLeave }: TitleFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const isLeft = useRef(false);
  useEffect(() => field.current?.select(), []);

  function leave(isKept: boolean, byKey: boolean) {
    if (isLeft.current) return;
    isLeft.current = true;
    const next = field.current?.value.trim() ?? "";
    if (isKept && next && next !== title) onSave(next);
    onLeave(byKey);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      leave(event.key === "Enter", true);
    }
  }

  return (
    <input
      ref={field}
      aria-label="Title"
      defaultValue={title}
      maxLength={MAX_TITLE}
      autoComplete="off"
      onKeyDown={onKeyDown}
      onBlur={() => leave(true, false)}
      className="relative z-1 -mx-1.5 h-7 min-w-0 flex-1 rounded-md border border-focus bg-raised px-1.5 text-base outline-none pointer-coarse:h-10 pointer-coarse:text-[1rem]"
    />
  );
}
