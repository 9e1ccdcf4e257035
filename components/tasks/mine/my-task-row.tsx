"use client";
import { CalendarDays } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { placePath } from "@/lib/objects/place";
import type { PlacedTask } from "@/lib/tasks/schema";
import { useDueText } from "../due-text";
import { TaskCheck } from "../list/task-check";
import { PRIORITY_LOOKS } from "../pickers/priorities";

/** A task of mine: done in its place, opened in its channel. */
export function MyTaskRow({ task, onComplete }: { task: PlacedTask; onComplete: () => void }) {
  const dueText = useDueText();
  const { channel, priority } = task;
  const due = task.due && dueText(task.due);
  const place = { workspaceSlug: channel.workspaceSlug, channelId: channel.id };
  const { icon: PriorityIcon, label, className } = PRIORITY_LOOKS[priority];
  return (
    <li className="relative flex min-h-9 items-center gap-2 border-line border-b px-2 focus-within:bg-hover hover:bg-hover pointer-coarse:min-h-11">
      <TaskCheck task={task} canEdit isTabStop onToggle={onComplete} />
      <Link
        href={placePath({ ...place, anchor: { type: "task", id: task.id } }, channel.workspaceSlug)}
        prefetch={false}
        className="min-w-0 flex-1 truncate py-1.5 outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:outline-offset-[-2px]"
      >
        {task.title}
      </Link>
      <span className="flex shrink-0 items-center gap-3 text-muted text-xs">
        {priority > 0 && (
          <span title={`${label} priority`}>
            <PriorityIcon className={cn("size-3.5", className)} aria-hidden="true" />
            <span className="sr-only">{label} priority</span>
          </span>
        )}
        {due && (
          <span
            title={due.title}
            className={cn("flex items-center gap-1 tabular-nums", due.isOverdue && "text-danger")}
          >
            <CalendarDays className="size-3.5" aria-hidden="true" />
            <span className="sr-only">Due: </span>
            {due.text}
          </span>
        )}
        <span className="max-w-32 truncate max-sm:max-w-20">
          <span className="sr-only">In </span>
          {channel.name}
        </span>
      </span>
    </li>
  );
}
