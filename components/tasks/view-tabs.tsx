"use client";
import { CalendarDays, ListTodo } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { TASK_VIEWS, type TasksViewName } from "./use-tasks-view";

const ICONS = { list: ListTodo, calendar: CalendarDays };

type ViewTabsProps = { view: TasksViewName; onChange: (view: TasksViewName) => void };

/** The views of a list of tasks, in its header. */
export function ViewTabs({ view, onChange }: ViewTabsProps) {
  return (
    <fieldset aria-label="View" className="mr-1 flex gap-0.5">
      {(Object.keys(TASK_VIEWS) as TasksViewName[]).map((name) => {
        const Icon = ICONS[name];
        return (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => onChange(name)}
            className={cn(
              "flex h-7 items-center gap-1.5 rounded-md px-2 text-sm pointer-coarse:h-11 [&_svg]:size-4",
              view === name ? "bg-press font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
            )}
          >
            <Icon aria-hidden="true" />
            <span className="max-md:sr-only">{TASK_VIEWS[name]}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
