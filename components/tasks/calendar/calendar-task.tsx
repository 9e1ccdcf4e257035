"use client";
import { Circle, CircleCheck } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";
import type { Task } from "@/lib/tasks/schema";
import { timeIn, useMyZone } from "../due-text";
import { openTask } from "../task-place";

type CalendarTaskProps = { task: Task; isTabStop: boolean; isOverdue: boolean; canEdit: boolean };

/** A task in the cell of its day. */
export function CalendarTask({ task, isTabStop, isOverdue, canEdit }: CalendarTaskProps) {
  const format = useTimeFormat();
  const zone = useMyZone();
  const isDone = task.completedAt !== null;
  const Icon = isDone ? CircleCheck : Circle;
  return (
    <li data-task={task.id} {...(canEdit && !isDone && { "data-drag-item": task.id })}>
      <button
        type="button"
        data-title
        tabIndex={isTabStop ? 0 : -1}
        title={task.title}
        onClick={() => openTask(task.id)}
        className={cn(
          "flex h-6 w-full items-center gap-1.5 rounded-md border border-line bg-raised px-1.5 text-left text-xs outline-offset-[-2px] hover:border-line-strong pointer-coarse:h-11 pointer-coarse:text-base [&_svg]:size-3 [&_svg]:shrink-0 [&_svg]:text-muted",
          isDone ? "text-muted line-through" : isOverdue && "text-danger",
        )}
      >
        <Icon aria-hidden="true" />
        {task.due?.at && <span className="shrink-0 tabular-nums">{timeIn(zone, task.due.at, format)}</span>}
        <span className="truncate">{task.title}</span>
      </button>
    </li>
  );
}
