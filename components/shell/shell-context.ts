"use client";
import { createContext, useContext } from "react";

type Shell = {
  /** On a phone, from the page back to the sidebar. Nothing elsewhere. */
  showSidebar: () => void;
  showPage: () => void;
};

export const ShellContext = createContext<Shell>({ showSidebar: () => {}, showPage: () => {} });

export function useShell() {
  return useContext(ShellContext);
}
