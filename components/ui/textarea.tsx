"use client";
import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlStyles } from "./control-styles";

export type TextareaProps = Omit<ComponentProps<"textarea">, "className" | "defaultValue" | "value"> & {
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  className?: string;
};

/** Grows with its text from `rows` up to twelve lines. */
export function Textarea({
  value,
  defaultValue,
  onValueChange,
  className,
  rows = 3,
  ...props
}: TextareaProps) {
  return (
    <Field.Control
      value={value}
      defaultValue={defaultValue}
      onValueChange={onValueChange}
      render={<textarea {...props} rows={rows} />}
      className={cn(controlStyles, "field-sizing-content max-h-72 min-h-16 resize-y py-1.5", className)}
    />
  );
}
