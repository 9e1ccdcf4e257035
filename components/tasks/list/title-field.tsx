"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isInputMethodKey } from "@/components/ui/input-method";
import { MAX_TITLE } from "@/lib/tasks/limits";

type TitleFieldProps = {
  title: string;
  /** What was typed and not saved when the field was last seen. */
  typed: string | undefined;
  /** Null where nothing of it needs to be kept. */
  onType: (text: string | null) => void;
  onSave: (title: string) => void;
  /** Leaves the field; the focus goes back to the row where a key did it. */
  onLeave: (byKey: boolean) => void;
};

/** The title of a task, edited in its place: Enter saves and Escape doesn't; so does leaving it. */
export function TitleField({ title, typed, onType, onSave, onLeave }: TitleFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const isLeft = useRef(false);
  const goesOn = useRef(typed !== undefined);
  /** Somebody else may rename the task meanwhile: leaving the field as it was keeps that. */
  const [atOpening] = useState(title);
  useEffect(() => {
    field.current?.focus();
    // Typing goes on where it was interrupted.
    if (!goesOn.current) field.current?.select();
  }, []);

  function leave(isKept: boolean, byKey: boolean) {
    if (isLeft.current) return;
    isLeft.current = true;
    const next = field.current?.value.trim() ?? "";
    if (isKept && next && next !== atOpening && next !== title) onSave(next);
    else onType(null);
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
      defaultValue={typed ?? atOpening}
      maxLength={MAX_TITLE}
      autoComplete="off"
      onChange={({ target }) => onType(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => leave(true, false)}
      className="relative z-1 -mx-1.5 h-7 min-w-0 flex-1 rounded-md border border-focus bg-raised px-1.5 text-base outline-none pointer-coarse:h-10 pointer-coarse:text-[1rem]"
    />
  );
}
