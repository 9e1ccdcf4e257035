"use client";
import { cloneElement, createContext, type ReactElement, useContext } from "react";

export const DialogCloseContext = createContext<() => void>(() => {});

/** Wraps a button that only closes the dialog it stands in. */
export function DialogClose({ children }: { children: ReactElement<{ onClick?: () => void }> }) {
  return cloneElement(children, { onClick: useContext(DialogCloseContext) });
}
