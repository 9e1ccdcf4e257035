"use client";
import type { Root } from "mdast";
import { createContext, use, useEffect, useSyncExternalStore } from "react";
import { atFirstInput } from "@/components/ui/first-input";
import { plainTree } from "./plain-tree";

type Parser = typeof import("./markdown-parser");

let parser: Parser | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/**
 * Loads the parser, once; resolves when it is loaded. Where that fails, texts stay as they were typed until it is asked
 * for again.
 */
export function loadParser(): Promise<void> {
  loading ??= import("./markdown-parser")
    .then((module) => {
      parser = module;
    })
    .catch(() => {
      loading = null;
    })
    .then(() => {
      for (const listener of listeners) listener();
    });
  return loading;
}

// A message that needs it is formatted when it comes.
atFirstInput(loadParser);

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The parser, once loaded; it is fetched when `isNeeded`. */
export function useParser(isNeeded: boolean): Parser | null {
  const found = useSyncExternalStore(
    subscribe,
    () => parser,
    () => null,
  );
  useEffect(() => {
    if (isNeeded) void loadParser();
  }, [isNeeded]);
  return found;
}

/** The trees of the page's messages, which the server has parsed. */
const KnownTrees = createContext<ReadonlyMap<string, Root | null> | null>(null);
export const KnownTreesProvider = KnownTrees.Provider;

/** What to draw for a text: its tree, null to show it as it is, undefined while the parser is on its way. */
export function useMarkdownTree(text: string): Root | null | undefined {
  const given = use(KnownTrees)?.get(text);
  const tree = given === undefined ? plainTree(text) : given;
  const found = useParser(given === undefined && tree === null);
  return given !== undefined || tree ? tree : found?.markdownTree(text);
}
