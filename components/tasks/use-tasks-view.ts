"use client";
import { useEffect, useState } from "react";

export const TASK_VIEWS = { list: "List", calendar: "Calendar" } as const;
export type TasksViewName = keyof typeof TASK_VIEWS;

/** How a person looks at a channel's tasks, remembered in this browser. */
export function useTasksView(channelId: string, userId: string) {
  const key = `guildhall.tasks-view.${userId}.${channelId}`;
  const [view, setView] = useState<TasksViewName>("list");
  // After the first render, since the server knows nothing of it.
  useEffect(() => {
    try {
      const stored = localStorage.getItem(key);
      setView(stored !== null && stored in TASK_VIEWS ? (stored as TasksViewName) : "list");
    } catch {
      // The browser's storage is off.
    }
  }, [key]);
  function change(next: TasksViewName) {
    setView(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // It holds as long as the page.
    }
  }
  return [view, change] as const;
}
