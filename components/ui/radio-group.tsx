"use client";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup as Base } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export type RadioOption<Value extends string> = {
  value: Value;
  label: string;
  description?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
};

type RadioGroupProps<Value extends string> = {
  label: ReactNode;
  hideLabel?: boolean;
  options: readonly RadioOption<Value>[];
  value?: Value;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  name?: string;
  disabled?: boolean;
  /** Side by side, where there is room. */
  asCards?: boolean;
  className?: string;
};

/** One of a few, each with room for a line of explanation. */
export function RadioGroup<Value extends string>({
  label,
  hideLabel,
  options,
  asCards = false,
  className,
  ...props
}: RadioGroupProps<Value>) {
  const id = useId();
  const labelId = `${id}-label`;
  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <span id={labelId} className={cn("font-medium text-sm", hideLabel && "sr-only")}>
        {label}
      </span>
      <Base
        {...props}
        aria-labelledby={labelId}
        className={
          asCards
            ? "grid gap-2 *:rounded-md *:border *:border-line *:bg-raised *:has-data-checked:border-accent sm:grid-cols-2"
            : "divide-y divide-line overflow-hidden rounded-md border border-line bg-raised"
        }
      >
        {options.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}-${option.value}`}
            className="flex cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-hover has-data-disabled:pointer-events-none has-data-checked:bg-accent-soft/50 has-data-disabled:opacity-50"
          >
            <Radio.Root
              id={`${id}-${option.value}`}
              value={option.value}
              disabled={option.disabled}
              className="mt-0.75 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-raised data-checked:border-accent data-checked:bg-accent"
            >
              <Radio.Indicator className="size-1.5 rounded-full bg-accent-ink" />
            </Radio.Root>
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="flex items-center gap-1.5 font-medium text-base [&_svg]:size-4 [&_svg]:text-muted">
                {option.icon}
                {option.label}
              </span>
              {option.description && <span className="text-muted text-sm">{option.description}</span>}
            </span>
          </label>
        ))}
      </Base>
    </div>
  );
}
