"use client";
import { useEffect, useState } from "react";

type Reader = typeof import("./quick-add-reader").default;

let loaded: Reader | null = null;

export async function loadReader(): Promise<Reader> {
  loaded ??= (await import("./quick-add-reader")).default;
  return loaded;
}

/** What reads lines, null until it is there. @param isWanted whether something is written or about to be */
export function useQuickAddReader(isWanted: boolean): Reader | null {
  const [reader, setReader] = useState(loaded);
  useEffect(() => {
    if (!isWanted || reader) return;
    let isGone = false;
    loadReader().then(
      (next) => {
        if (!isGone) setReader(next);
      },
      // Adding the line tries again, and says so where that fails as well.
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [isWanted, reader]);
  return reader;
}
