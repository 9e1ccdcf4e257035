"use client";
import { Field } from "@base-ui/react/field";
import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlStyles } from "./control-styles";

export type SelectOption<Value extends string> = { value: Value; label: string; disabled?: boolean };

type SelectProps<Value extends string> = Omit<
  ComponentProps<"select">,
  "value" | "defaultValue" | "className" | "size" | "multiple"
> & {
  options: readonly SelectOption<Value>[];
  value?: Value;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  className?: string;
};

/** The system's own list, which is best on phones and weighs nothing. Where options need explaining: RadioGroup. */
export function Select<Value extends string>({
  options,
  value,
  defaultValue,
  onValueChange,
  className,
  ...props
}: SelectProps<Value>) {
  return (
    <div className={cn("relative", className)}>
      <Field.Control
        value={value}
        defaultValue={defaultValue}
        onValueChange={(next) => {
          const option = options.find((one) => one.value === next);
          if (option) onValueChange?.(option.value);
        }}
        render={
          <select {...props}>
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
        }
        className={cn(controlStyles, "h-8 cursor-pointer appearance-none truncate pr-8 pointer-coarse:h-11")}
      />
      <ChevronsUpDown
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 size-3.5 text-muted"
      />
    </div>
  );
}
