"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { statusesQuery } from "@/lib/people/queries";
import type { Status } from "@/lib/people/schema";

/** The longest that setTimeout can wait, about 24 days. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** Somebody's status; when its time is over it goes from the screen by itself. */
export function useStatus(userId: string): Status | null {
  const { data } = useQuery({ ...statusesQuery(), select: (statuses) => statuses[userId] });
  const isOver = useIsOver(data?.expires ?? null);
  return data && !isOver ? data : null;
}

/** Whether a time has passed; re-renders when it does. */
export function useIsOver(expires: string | null): boolean {
  const [now, setNow] = useState(() => Date.now());
  const at = expires === null ? null : Date.parse(expires);
  useEffect(() => {
    if (at === null || at <= now) return;
    const wait = Math.min(MAX_TIMEOUT_MS, Math.max(0, at - Date.now()));
    const timer = setTimeout(() => setNow(Date.now()), wait);
    return () => clearTimeout(timer);
  }, [at, now]);
  return at !== null && at <= now;
}
