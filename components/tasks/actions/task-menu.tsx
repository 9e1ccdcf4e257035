"use client";
import type { RefObject } from "react";
import { PointMenu } from "@/components/ui/point-menu";
import { TaskActionItems, type TaskActionItemsProps } from "./task-action-items";

type TaskMenuProps = TaskActionItemsProps & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  point: { x: number; y: number };
  byKeyboard: boolean;
  /** Where the focus goes afterwards. */
  returnFocus: RefObject<HTMLElement | null>;
};

/** What one can do with a task or card, or with all that are selected: the same by their keys. */
export default function TaskMenu({
  open,
  onOpenChange,
  point,
  byKeyboard,
  returnFocus,
  ...items
}: TaskMenuProps) {
  const [first, ...others] = items.tasks;
  const noun = items.place === "board" ? "cards" : "tasks";
  return (
    <PointMenu
      {...{ open, onOpenChange, point, returnFocus }}
      label={others.length > 0 ? `${items.tasks.length} ${noun}` : first.title}
      startsOnItem={byKeyboard}
    >
      <TaskActionItems {...items} />
    </PointMenu>
  );
}
