"use client";
import { Switch as Base } from "@base-ui/react/switch";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

type SwitchProps = Omit<ComponentProps<typeof Base.Root>, "className" | "children"> & {
  label: ReactNode;
  description?: ReactNode;
  className?: string;
};

/** For a setting that takes effect at once; a Checkbox is for what a form submits. */
export function Switch({ label, description, className, ...props }: SwitchProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cn("flex items-start justify-between gap-6 pointer-coarse:min-h-11", className)}
    >
      <span className="flex flex-col">
        <span className="font-medium text-base">{label}</span>
        {description && <span className="text-muted text-sm">{description}</span>}
      </span>
      <Base.Root
        {...props}
        id={id}
        className="mt-0.5 flex h-5 w-8.5 shrink-0 items-center rounded-full bg-line-strong p-0.5 transition-colors duration-150 data-checked:bg-accent data-disabled:opacity-50"
      >
        <Base.Thumb className="size-4 rounded-full bg-raised shadow-sm transition-transform duration-150 ease-out data-checked:translate-x-3.5" />
      </Base.Root>
    </label>
  );
}
