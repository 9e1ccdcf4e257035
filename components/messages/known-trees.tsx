"use client";
import type { Root } from "mdast";
import { type ReactNode, useMemo } from "react";
import { KnownTreesProvider } from "./markdown-tree";

/**
 * Gives the messages below the trees of their texts, which the server has parsed: the same on the server and in the
 * browser, so that hydration changes nothing.
 */
export function KnownTrees({ trees, children }: { trees: [string, Root | null][]; children: ReactNode }) {
  const known = useMemo(() => new Map(trees), [trees]);
  return <KnownTreesProvider value={known}>{children}</KnownTreesProvider>;
}
