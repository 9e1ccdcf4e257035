"use client";
import { Field as Base } from "@base-ui/react/field";
import type { ReactNode } from "react";
import { cn } from "./cn";

type FieldProps = {
  label: ReactNode;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  description?: ReactNode;
  /** The error and how to correct it; marks the control as invalid. */
  error?: ReactNode;
  /** Shows “optional” beside the label. */
  optional?: boolean;
  name?: string;
  disabled?: boolean;
  className?: string;
  /** An Input, Textarea, Select or other control of this folder. */
  children: ReactNode;
};

export function Field({
  label,
  hideLabel,
  description,
  error,
  optional,
  name,
  disabled,
  className,
  children,
}: FieldProps) {
  return (
    <Base.Root
      name={name}
      disabled={disabled}
      invalid={Boolean(error) || undefined}
      className={cn("flex flex-col gap-1", className)}
    >
      <Base.Label className={cn("w-fit font-medium text-sm", hideLabel && "sr-only")}>
        {label}
        {optional && <span className="ml-1.5 font-normal text-muted">optional</span>}
      </Base.Label>
      {children}
      {error && (
        <Base.Error match className="text-danger text-sm">
          {error}
        </Base.Error>
      )}
      {description && <Base.Description className="text-muted text-sm">{description}</Base.Description>}
    </Base.Root>
  );
}
