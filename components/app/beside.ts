"use client";
import { useSearchParams } from "next/navigation";

/** What can stand beside a page, besides a thread. */
export type PanelName = "messages" | "files" | "pins" | "people";

/** The panel that the address names; a thread stands in its place. */
export function usePanel(): string | null {
  const search = useSearchParams();
  return search.has("thread") ? null : search.get("panel");
}

/**
 * Shows a thread or a panel beside the page; null closes what is there. The address changes without asking the server
 * for the page again.
 */
export function showBeside(beside: { thread: string } | { panel: PanelName } | null) {
  const url = new URL(location.href);
  for (const name of ["m", "thread", "panel"]) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(beside ?? {})) url.searchParams.set(name, value);
  history.pushState(null, "", url);
}
