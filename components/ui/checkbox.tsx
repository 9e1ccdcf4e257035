"use client";
import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

type CheckboxProps = Omit<ComponentProps<typeof Base.Root>, "className" | "children"> & {
  label: ReactNode;
  hideLabel?: boolean;
  className?: string;
};

export function Checkbox({ label, hideLabel, className, ...props }: CheckboxProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cn(
        "flex base:min-h-6 w-fit base:items-start gap-2 text-base pointer-coarse:min-h-11",
        className,
      )}
    >
      <Base.Root
        {...props}
        id={id}
        className="mt-0.75 flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-raised transition-colors hover:border-muted data-checked:border-accent data-indeterminate:border-accent data-checked:bg-accent data-indeterminate:bg-accent data-disabled:opacity-50"
      >
        <Base.Indicator className="text-accent-ink">
          {props.indeterminate ? (
            <Minus className="size-3" strokeWidth={3} />
          ) : (
            <Check className="size-3" strokeWidth={3} />
          )}
        </Base.Indicator>
      </Base.Root>
      <span className={hideLabel ? "sr-only" : undefined}>{label}</span>
    </label>
  );
}
