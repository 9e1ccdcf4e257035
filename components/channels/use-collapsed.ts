"use client";
import { useEffect, useState } from "react";

/** Which branches of a workspace's tree are closed, remembered in this browser. */
export function useCollapsed(workspaceId: string) {
  const key = `guildhall.collapsed.${workspaceId}`;
  const [ids, setIds] = useState<readonly string[]>([]);
  // After the first render, since the server knows nothing of it.
  useEffect(() => {
    const kept = localStorage.getItem(key);
    setIds(kept ? kept.split(" ") : []);
  }, [key]);
  function change(next: string[]) {
    setIds(next);
    try {
      if (next.length) localStorage.setItem(key, next.join(" "));
      else localStorage.removeItem(key);
    } catch {
      // The browser's storage is full or off: it holds as long as the page.
    }
  }
  return [ids, change] as const;
}
