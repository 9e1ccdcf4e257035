"use client";
import { createContext, useContext } from "react";
import { showBeside, usePanel } from "@/components/app/beside";

/** The document as it is, in the place of a version. */
export const NOW = "now";
/** In the place of the version that another is compared with. */
export const NONE = "none";

const ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|now|none)$/i;

/** What of a document's history the address names: the version that is shown, and what it is compared with. */
export type HistoryPlace = {
  shown: string | null;
  /** Null for the version before. */
  base: string | null;
};

/** Null where the history isn't open. */
export function useHistoryPlace(): HistoryPlace | null {
  const [panel, shown = "", base = ""] = usePanel()?.split(".") ?? [];
  if (panel !== "history") return null;
  return { shown: ID.test(shown) ? shown : null, base: ID.test(base) ? base : null };
}

type ShowHistory = (shown?: string, base?: string) => void;

/** Opens the history, and in it a version: beside the page, by its address. */
export function showHistory(shown?: string, base?: string) {
  if (!shown) return showBeside({ panel: "history" });
  showBeside({ panel: `history.${base ? `${shown}.${base}` : shown}` });
}

const Navigation = createContext<ShowHistory>(showHistory);
/** For a history that stands in another place than beside its page. */
export const HistoryNavigation = Navigation;
export const useShowHistory = () => useContext(Navigation);
