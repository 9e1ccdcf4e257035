"use client";
import { type ReactNode, useState } from "react";

/**
 * Holds a popup made by `onDemand`: nothing until it first opens, then it stays, so that closing can fade.
 * Menus and dialogs weigh more than the page they stand on; this keeps them out of its first load.
 */
export function LazyPopup({ open, children }: { open: boolean; children: ReactNode }) {
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  return wasOpen && children;
}
