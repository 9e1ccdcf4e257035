import { Check } from "lucide-react";
import type { Task } from "@/lib/tasks/schema";

type TaskCheckProps = { task: Task; canEdit: boolean; isTabStop: boolean; onToggle: () => void };

/** Whether a task is done, at the beginning of its row. */
export function TaskCheck({ task, canEdit, isTabStop, onToggle }: TaskCheckProps) {
  return (
    <label className="relative z-1 -ml-1 flex size-7 shrink-0 items-center justify-center pointer-coarse:-ml-3 pointer-coarse:size-11">
      <span className="sr-only">{`${task.title}: done`}</span>
      <input
        type="checkbox"
        checked={task.completedAt !== null}
        disabled={!canEdit}
        tabIndex={isTabStop ? 0 : -1}
        onChange={onToggle}
        className="peer size-4 appearance-none rounded-full border border-line-strong transition-colors duration-150 checked:border-accent checked:bg-accent enabled:hover:border-accent disabled:opacity-60 pointer-coarse:size-5"
      />
      <Check
        aria-hidden="true"
        strokeWidth={3.5}
        className="pointer-events-none absolute size-2.5 text-transparent peer-checked:text-accent-ink peer-enabled:peer-hover:not-peer-checked:text-accent"
      />
    </label>
  );
}
