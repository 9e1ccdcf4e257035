"use client";
import { useRef, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { TaskActionItemsProps } from "./task-action-items";
import type { Tasks } from "./task-actions";

const TaskMenu = onDemand(() => import("./task-menu"));

type Point = { x: number; y: number };

/** The menu of the tasks of a view, which opens at a point. */
export function useTaskMenu(items: Omit<TaskActionItemsProps, "tasks">) {
  const opener = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<{ tasks: Tasks; point: Point; byKeyboard: boolean } | null>(null);
  const [isOpen, setOpen] = useState(false);
  return {
    openMenu(tasks: Tasks, point: Point, byKeyboard: boolean) {
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      setShown({ tasks, point, byKeyboard });
      setOpen(true);
    },
    menu: shown && (
      <TaskMenu {...shown} {...items} open={isOpen} onOpenChange={setOpen} returnFocus={opener} />
    ),
  };
}
