"use client";
import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The thread that the address names. */
export function useThreadId(): string | null {
  const id = useSearchParams().get("thread");
  return id && UUID.test(id) ? id : null;
}

/** Opens a thread beside the page, null closes it. The address changes without asking the server for the page again. */
export function useOpenThread() {
  return useCallback((threadId: string | null) => {
    const url = new URL(location.href);
    url.searchParams.delete("m");
    if (threadId) url.searchParams.set("thread", threadId);
    else url.searchParams.delete("thread");
    history.pushState(null, "", url);
  }, []);
}
