import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyles } from "./button-styles";
import { Spinner } from "./spinner";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shows a spinner and ignores presses; the button keeps its focus. */
  loading?: boolean;
  icon?: ReactNode;
};

export function Button({ variant, size, loading, icon, className, children, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      {...(loading && {
        "aria-busy": true,
        "aria-disabled": true,
        onClick: (event) => event.preventDefault(),
      })}
      className={buttonStyles(variant, size, className)}
    >
      {loading ? <Spinner /> : icon}
      {children}
    </button>
  );
}
