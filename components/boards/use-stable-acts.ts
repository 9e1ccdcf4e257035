"use client";
import { useLayoutEffect, useRef, useState } from "react";

type Acts = Record<string, (...args: never[]) => unknown>;

/** Functions that stay the same and do what those of the last render do. For events alone, not while drawing. */
export function useStableActs<T extends Acts>(acts: T): T {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  const [stable] = useState(() => {
    const names = Object.keys(acts) as (keyof T)[];
    return Object.fromEntries(
      names.map((name) => [name, (...args: never[]) => latest.current[name]?.(...args)]),
    ) as T;
  });
  return stable;
}
