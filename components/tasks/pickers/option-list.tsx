"use client";
import { Check } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { itemStyles } from "@/components/ui/popup-styles";

export type PickerOption = { id: string; label: string; icon: ReactNode };

type OptionListProps = {
  /** Of the field and the list, such as "Assignees". */
  label: string;
  placeholder: string;
  maxLength?: number;
  typed: string;
  onTyped: (typed: string) => void;
  /** Those that fit what is typed; undefined while they are read. */
  options: readonly PickerOption[] | undefined;
  chosenIds: readonly string[];
  onToggle: (id: string) => void;
  /** What Enter does where no option fits. */
  onEnterWithout?: (() => void) | undefined;
  /** Shown where no option fits. */
  empty: string;
};

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
};

/** Options that are chosen or not, found by typing: the arrows move, Enter chooses and takes back. */
export function OptionList(props: OptionListProps) {
  const { label, placeholder, maxLength, typed, onTyped, options, chosenIds, onToggle, empty } = props;
  const id = useId();
  const [activeId, setActiveId] = useState<string>();
  const active = options?.find((option) => option.id === activeId) ?? options?.[0];
  const idOf = (option: PickerOption) => `${id}-${option.id}`;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const step = STEPS[event.key];
    if (isInputMethodKey(event.nativeEvent) || !options || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (!active) return event.key === "Enter" ? props.onEnterWithout?.() : undefined;
    if (!step) return onToggle(active.id);
    const next = options[step(options.indexOf(active), options.length)];
    setActiveId(next?.id);
    if (next) document.getElementById(idOf(next))?.scrollIntoView({ block: "nearest" });
  }

  return (
    <>
      <Input
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active && idOf(active)}
        autoComplete="off"
        placeholder={placeholder}
        maxLength={maxLength}
        value={typed}
        onChange={(event) => onTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {/* The keys are the field's. */}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        className="mt-1.5 max-h-64 overflow-y-auto overscroll-contain"
      >
        {options?.map((option) => {
          const isChosen = chosenIds.includes(option.id);
          return (
            <div
              key={option.id}
              id={idOf(option)}
              role="option"
              tabIndex={-1}
              aria-selected={isChosen}
              data-highlighted={option === active || undefined}
              onPointerMove={() => setActiveId(option.id)}
              // The field must not lose the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onToggle(option.id)}
              onKeyDown={() => {}}
              className={itemStyles}
            >
              {option.icon}
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              {isChosen && <Check className="text-accent" aria-hidden="true" />}
            </div>
          );
        })}
      </div>
      {options?.length === 0 && <p className="px-2 py-1.5 text-muted text-sm">{empty}</p>}
    </>
  );
}
