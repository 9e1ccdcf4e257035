"use client";
import { cloneElement, createContext, type ReactElement, useContext } from "react";

export const DialogCloseContext = createContext<() => void>(() => {});

/** Wraps a button that only closes the dialog it stands in, or a link out of it. */
export function DialogClose({ children }: { children: ReactElement<{ onClick?: () => void }> }) {
  return cloneElement(children, { onClick: useContext(DialogCloseContext) });
}
