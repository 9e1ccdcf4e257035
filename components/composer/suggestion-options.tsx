"use client";
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { isInputMethodKey } from "@/components/ui/input-method";
import { itemStyles } from "@/components/ui/popup-styles";
import type { Completion, Suggestion } from "./suggestion";

export type SuggestionKeys = RefObject<((event: KeyboardEvent) => boolean) | null>;

export type PickerProps = {
  id: string;
  /** The field keeps the focus and hands its keys over; says whether a key was used. */
  keys: SuggestionKeys;
  onPick: (completion: Completion) => void;
  onClose: () => void;
  /** The id of the option that Enter takes, for the field's `aria-activedescendant`. */
  onActive: (optionId: string | undefined) => void;
};

type SuggestionOptionsProps = PickerProps & {
  suggestions: readonly Suggestion[] | undefined;
  /** Where there is no room over the field. */
  isBelow?: boolean;
};

/** A list of suggestions over a field, nothing where there is none. */
export function SuggestionOptions({
  id,
  suggestions,
  keys,
  onPick,
  onClose,
  onActive,
  isBelow = false,
}: SuggestionOptionsProps) {
  const prefix = useId();
  const [chosen, setChosen] = useState(0);
  const last = (suggestions?.length ?? 0) - 1;
  const at = Math.min(chosen, last);
  const active = suggestions?.[at];
  const optionId = (key: string) => `${prefix}${key}`;

  useEffect(() => {
    keys.current = (event) => {
      if (isInputMethodKey(event.nativeEvent)) return false;
      if (event.key === "Escape") onClose();
      else if (!active) return false;
      else if (event.key === "ArrowDown") setChosen(at === last ? 0 : at + 1);
      else if (event.key === "ArrowUp") setChosen(at === 0 ? last : at - 1);
      else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") onPick(active.completion);
      else return false;
      return true;
    };
    return () => {
      keys.current = null;
    };
  });
  const activeId = active && `${prefix}${active.id}`;
  useEffect(() => {
    onActive(activeId);
    return () => onActive(undefined);
  }, [activeId, onActive]);

  if (!suggestions?.length) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className={cn(
        "absolute right-0 left-0 z-20 max-h-72 max-w-md overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-lg",
        isBelow ? "top-full mt-1" : "bottom-full mb-1",
      )}
    >
      {suggestions.map(({ id: key, label, hint, icon, completion }, index) => (
        <div
          key={key}
          id={optionId(key)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          ref={index === at ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
          // The field must not lose the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(completion)}
          onKeyDown={() => {}}
          className={cn(itemStyles, "hover:bg-hover", index === at && "bg-hover")}
        >
          {icon}
          <span className="truncate">{label}</span>
          {hint && <span className="ml-auto truncate pl-4 text-muted text-xs">{hint}</span>}
        </div>
      ))}
    </div>
  );
}
