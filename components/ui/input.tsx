"use client";
import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlStyles } from "./control-styles";

export type InputProps = Omit<ComponentProps<typeof Base>, "className"> & { className?: string };

/** A text input. Inside a Field it gets its label, description and error by itself. */
export function Input({ className, ...props }: InputProps) {
  return <Base {...props} className={cn(controlStyles, "base:h-8 pointer-coarse:h-11", className)} />;
}
