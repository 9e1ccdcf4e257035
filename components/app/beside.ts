"use client";
import { useSearchParams } from "next/navigation";

/** What can stand beside a page, besides a thread or a task. */
export type PanelName =
  | "messages"
  | "files"
  | "pins"
  | "calls"
  | "people"
  | "comments"
  | "history"
  | `history.${string}`;

/** The panel that the address names; a thread or a task stands in its place. */
export function usePanel(): string | null {
  const search = useSearchParams();
  return search.has("thread") || search.has("task") ? null : search.get("panel");
}

/**
 * Shows a thread, a task or a panel beside the page; null closes what is there. The address changes without asking the server
 * for the page again.
 */
export function showBeside(beside: { thread: string } | { task: string } | { panel: PanelName } | null) {
  const url = new URL(location.href);
  for (const name of ["m", "thread", "task", "panel"]) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(beside ?? {})) url.searchParams.set(name, value);
  history.pushState(null, "", url);
}
