"use client";
import type { Menu } from "@base-ui/react/menu";
import { createContext, useContext } from "react";

/**
 * The headless parts that items are made of. They come from the popup, which loads when a menu is first wanted:
 * so a page that declares menus doesn't pay for them in its first load.
 */
export const MenuPartsContext = createContext<typeof Menu | null>(null);

export function useMenuParts() {
  const parts = useContext(MenuPartsContext);
  if (!parts) throw new Error("Menu items belong inside a Menu or ContextMenu");
  return parts;
}
