"use client";
import { useEffect, useState } from "react";

export const GROUPS = {
  none: "No groups",
  due: "Due date",
  assignee: "Assignee",
  label: "Label",
  priority: "Priority",
} as const;
export const SORTS = { manual: "By hand", due: "Due date", priority: "Priority", created: "Newest" } as const;

export type ListOptions = {
  group: keyof typeof GROUPS;
  sort: keyof typeof SORTS;
  isMine: boolean;
  isOverdue: boolean;
  labelId: string | null;
  personId: string | null;
  showsDone: boolean;
};

export const DEFAULTS: ListOptions = {
  group: "none",
  sort: "manual",
  isMine: false,
  isOverdue: false,
  labelId: null,
  personId: null,
  showsDone: true,
};

/** How a person has a channel's list, remembered in this browser. */
export function useListOptions(channelId: string, userId: string) {
  const key = `guildhall.tasks.${userId}.${channelId}`;
  const [options, setOptions] = useState(DEFAULTS);
  // After the first render, since the server knows nothing of it.
  useEffect(() => setOptions(readOptions(key)), [key]);
  function change(part: Partial<ListOptions>) {
    const next = { ...options, ...part };
    setOptions(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // The browser's storage is full or off: it holds as long as the page.
    }
  }
  return [options, change] as const;
}

function readOptions(key: string): ListOptions {
  try {
    const stored: Partial<ListOptions> = JSON.parse(localStorage.getItem(key) ?? "{}");
    const options = { ...DEFAULTS, ...stored };
    return options.group in GROUPS && options.sort in SORTS ? options : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}
